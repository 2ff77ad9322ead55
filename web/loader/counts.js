/**
 * The answer of a choice that counts for a purpose, or for a service of it: one to today's fingerprint, or to an earlier
 * one that still stands for what is asked. Undefined where that is open.
 * @param {import("./types").Purpose} purpose
 * @param {import("./types").Choice | null} choice
 * @param {string} [service]
 */
export function counts(purpose, choice, service) {
  return choice?.answers.find(
    (a) =>
      a.category === purpose.id &&
      (a.fingerprint === purpose.fingerprint || (FULL && covers(purpose.earlier?.[a.fingerprint], service))),
  );
}

/**
 * Whether an answer covers a service, or everything, but for the services that have come since.
 * @param {string[] | undefined} added
 * @param {string | undefined} service
 */
function covers(added, service) {
  return added && (service ? !added.includes(service) : !added[0]);
}
