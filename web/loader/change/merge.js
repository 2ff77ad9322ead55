import { allowed } from "../allowed.js";
import { decide } from "../decide.js";

/**
 * The choice that follows from another one and from answers by category or category/service. What has never been
 * answered stays open. A category's answer is that of all its services but those with their own.
 * @param {import("../types").Purpose[]} purposes
 * @param {import("../types").Choice | null} choice
 * @param {number} time
 * @param {Record<string, boolean>} answers
 * @returns {import("../types").Choice}
 */
export function merge(purposes, choice, time, answers) {
  const apart = /** @type {Record<string, boolean>} */ ({});
  const answered = purposes.filter(({ id, fingerprint, services = [] }) => {
    const own = services.map((service) => `${id}/${service}`).filter((wanted) => wanted in answers);
    for (const service of services) {
      apart[service] = answers[`${id}/${service}`] ?? answers[id] ?? !!allowed(purposes, choice, id, service);
    }
    const before = choice?.answers.some((a) => a.category === id && a.fingerprint === fingerprint);
    return before || id in answers || own.length > 0;
  });
  return decide(answered, time, (id) => answers[id] ?? !!allowed(purposes, choice, id), apart);
}
