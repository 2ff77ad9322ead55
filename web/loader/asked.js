/**
 * The ids of the purposes that a choice leaves open: policy.Asked.
 * @param {import("./types").Purpose[]} purposes
 * @param {import("./types").Choice | null} choice
 */
export function asked(purposes, choice) {
  return purposes
    .filter((p) => !p.exempt && !choice?.answers.some((a) => a.category === p.id && a.fingerprint === p.fingerprint))
    .map((p) => p.id);
}
