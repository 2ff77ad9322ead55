import { days } from "./days.js";
import { newest } from "./newest.js";
import { remaining } from "./remaining.js";

/**
 * The newest choice where something is used until the visitor objects: policy.Standing. Of one that has run out, the
 * answers to that still count.
 * @param {string[]} values
 * @param {import("./types").Purpose[]} purposes
 * @param {number} now
 * @returns {import("./types").Choice | null}
 */
export function standing(values, purposes, now) {
  const choice = newest(values, now, days(purposes));
  if (!choice?.answers[0]) return null;
  if (remaining(choice, now) > 0) return choice;
  const answers = choice.answers.filter((a) => purposes.some((p) => p.optOut && p.id === a.category));
  return answers[0] ? Object.freeze({ ...choice, answers: /** @type {any} */ (Object.freeze(answers)) }) : null;
}
