import { decode } from "./decode.js";
import { remaining } from "./remaining.js";

/**
 * The newest valid choice among a cookie's values: policy.Latest.
 * @param {string[]} values
 * @param {number} now
 * @returns {import("./types").Choice | null}
 */
export function latest(values, now) {
  /** @type {any} */
  let newest = null;
  for (const value of values) {
    const choice = decode(value);
    if (choice && remaining(choice, now) > 0 && !(newest?.time >= choice.time)) newest = choice;
  }
  return newest;
}
