import { newest } from "./newest.js";

/**
 * The choice in force among a cookie's values: policy.Latest. None, if the newest takes back the others.
 * @param {string[]} values
 * @param {number} now
 */
export function latest(values, now) {
  const choice = newest(values, now);
  return choice?.answers[0] ? choice : null;
}
