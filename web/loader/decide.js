/**
 * The choice that answers every purpose with granted(id): policy.Decide.
 * @param {import("./types").Purpose[]} purposes
 * @param {number} time
 * @param {(id: string) => boolean} granted
 * @param {Record<string, boolean>} [apart] answers for single services; those that agree with their category are left out
 * @returns {import("./types").Choice}
 */
export function decide(purposes, time, granted, apart) {
  const open = purposes.filter((p) => !p.exempt);
  return {
    time,
    answers: open.map((p) => ({ category: p.id, granted: granted(p.id), fingerprint: /** @type {string} */ (p.fingerprint) })),
    exceptions: open.flatMap((p) =>
      (p.services ?? [])
        .filter((service) => apart?.[service] === !granted(p.id))
        .map((service) => ({ service, granted: !granted(p.id) })),
    ),
  };
}
