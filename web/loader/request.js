/**
 * Fetches one of our files, and says what is wrong where that fails.
 * @param {import("./types").Page} page
 * @param {string} path
 * @param {string} type the media type that it must have
 * @param {RequestInit} how
 */
export async function request(page, path, type, how) {
  const url = page.base + path;
  const response = await fetch(url, how).catch((error) => {
    throw new Error(`${url}: ${error.message}; allow it in connect-src`);
  });
  const got = response.headers.get("Content-Type") ?? "";
  if (response.ok && got.startsWith(type)) return response;
  throw new Error(`${url}: answered ${response.status} ${got}, expected 200 ${type}`);
}
