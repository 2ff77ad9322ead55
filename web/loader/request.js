import { answered } from "./answered.js";

/**
 * Fetches one of our files, and says what is wrong where that fails.
 * @param {import("./types").Page} page
 * @param {string} path
 * @param {RequestInit} [how]
 */
export function request(page, path, how) {
  const url = page.base + path;
  return answered(url, "application/json", fetch(url, how));
}
