/**
 * The answer of a choice that counts for a purpose, or for a service of it: one to today's fingerprint, or to an earlier
 * one that still stands for what is asked; an objection is to whatever there is. Undefined where that is open.
 * @param {import("./types").Purpose} purpose
 * @param {import("./types").Choice | null} choice
 * @param {string} [service]
 */
export function counts(purpose, choice, service) {
  return choice?.answers.find(
    ({ category, fingerprint }) =>
      category === purpose.id &&
      // Where no service has come since, an earlier fingerprint says the same as today's.
      (FULL ? stands(purpose, fingerprint, service) : fingerprint === purpose.fingerprint || purpose.earlier?.[fingerprint]),
  );
}

/**
 * @param {import("./types").Purpose} purpose
 * @param {string} answered
 * @param {string | undefined} service
 */
function stands({ fingerprint, earlier, optOut }, answered, service) {
  if (answered === fingerprint || optOut) return true;
  const added = earlier?.[answered];
  return added && (service ? !added.includes(service) : !added[0]);
}
