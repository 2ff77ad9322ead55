import { counts } from "./counts.js";

/**
 * The ids of the purposes that a choice leaves open: policy.Asked. What a privacy signal of the browser refuses is not
 * asked.
 * @param {import("./types").Purpose[]} purposes
 * @param {import("./types").Choice | null} choice
 * @param {boolean} refused whether there is such a signal
 */
export function asked(purposes, choice, refused) {
  return purposes
    .filter((p) => !(p.exempt || (p.gpc && refused) || (FULL ? p.optOut && !p.notice : false) || counts(p, choice)))
    .map((p) => p.id);
}
