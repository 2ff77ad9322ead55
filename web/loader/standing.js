import { days } from "./days.js";
import { decode } from "./decode.js";
import { day, remaining } from "./remaining.js";

/**
 * The newest choice where something is used until the visitor objects: policy.Standing. Of one that has run out, the
 * answers to that still count.
 * @param {string[]} values
 * @param {import("./types").Purpose[]} purposes
 * @param {number} now
 * @returns {import("./types").Choice | null}
 */
export function standing(values, purposes, now) {
  const more = days(purposes) * day;
  const [choice = null] = values
    .map(decode)
    .flatMap((c) => (c && (remaining(c, now) > 0 || (c.time < now && c.time + more > now)) ? [c] : []))
    .sort((a, b) => b.time - a.time);
  if (!choice?.answers[0]) return null;
  if (remaining(choice, now) > 0) return choice;
  const answers = choice.answers.filter((a) => purposes.some((p) => p.optOut && p.id === a.category));
  return answers[0] ? { ...choice, answers } : null;
}
