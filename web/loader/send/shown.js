import { json } from "./json.js";

/**
 * Has the server count a banner: in which language, and nothing else. Neither a cookie nor the page's address goes along,
 * and nobody minds if it never arrives.
 * @param {string} url
 * @param {string} language
 */
export function shown(url, language) {
  fetch(url, {
    method: "POST",
    mode: "same-origin",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    keepalive: true,
    body: json({ language }),
  })
    .then((answer) => answer.text()) // or Chromium lists it as cancelled
    .catch(() => {});
}
