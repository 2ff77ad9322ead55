/**
 * The answer of a choice that counts for a purpose, or for a service of it: one to today's fingerprint, or to an earlier
 * one that still stands for what is asked. Undefined where that is open.
 * @param {import("./types").Purpose} purpose
 * @param {import("./types").Choice | null} choice
 * @param {string} [service]
 */
export function counts({ id, fingerprint, earlier }, choice, service) {
  const answer = choice?.answers.find((a) => a.category === id);
  if (!answer || answer.fingerprint === fingerprint) return answer;
  const added = FULL && earlier?.[answer.fingerprint];
  return !added || (service ? added.includes(service) : added[0]) ? undefined : answer;
}
