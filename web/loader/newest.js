import { decode } from "./decode.js";
import { remaining } from "./remaining.js";

/**
 * The newest valid choice among a cookie's values, also one that takes back the others: it has no answers.
 * @param {string[]} values
 * @param {number} now
 * @param {number} [life] for how many days one counts
 * @returns {import("./types").Choice | null}
 */
export function newest(values, now, life) {
  /** @type {any} */
  let first = null;
  for (const value of values) {
    const choice = decode(value);
    if (choice && (FULL ? remaining(choice, now, life) : remaining(choice, now)) > 0 && !(first?.time >= choice.time)) first = choice;
  }
  return first;
}
