import { json } from "./json.js";

/**
 * Sends something to the site's own server, in a way that outlives the page. The result is the answer's status, 0 where
 * there was none, and what it says.
 * @param {string} url
 * @param {object} what
 * @returns {Promise<{status: number, after: number, text: string, left?: string | null}>} after: when to come again, in
 *   seconds, if that is said; left: the names of cookies that the server could not remove
 */
export async function post(url, what) {
  try {
    const response = await fetch(url, {
      method: "POST",
      mode: "same-origin",
      keepalive: true,
      headers: { "Content-Type": "application/json" },
      body: json(what),
    });
    const after = Number(response.headers.get("Retry-After")) || 0;
    const left = response.headers.get("Biscotte-Left");
    return { status: response.status, after, left, text: response.status === 204 ? "" : (await response.text()).slice(0, 99).trim() };
  } catch {
    return { status: 0, after: 0, text: "" };
  }
}
