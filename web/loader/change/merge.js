import { allowed } from "../allowed.js";
import { counts } from "../counts.js";
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
  const answered = purposes.filter((purpose) => {
    const { id, services = [] } = purpose;
    const own = services.map((service) => `${id}/${service}`).filter((wanted) => wanted in answers);
    for (const service of services) {
      apart[service] = answers[`${id}/${service}`] ?? answers[id] ?? !!allowed(purposes, choice, id, service);
    }
    return counts(purpose, choice) || id in answers || own.length > 0;
  });
  const used = purposes.filter(({ optOut }) => optOut).map(({ id }) => id);
  const standing = new Map(purposes.map((purpose) => [purpose.id, stands(purpose, choice)]));
  const next = decide(answered, time, (id) => answers[id] ?? standing.get(id)?.granted ?? used.includes(id), apart);
  // What stands but for new services goes on standing.
  for (const { id, services = [] } of purposes.filter((purpose) => !answered.includes(purpose))) {
    const before = standing.get(id);
    if (!before) continue;
    next.answers.push(before);
    next.exceptions?.push(...(choice?.exceptions ?? []).filter(({ service }) => services.includes(service)));
  }
  return next;
}

/**
 * The answer that still counts for a purpose, if only for some of its services.
 * @param {import("../types").Purpose} purpose
 * @param {import("../types").Choice | null} choice
 */
function stands({ id, exempt, optOut, fingerprint, earlier }, choice) {
  const answer = choice?.answers.find((a) => a.category === id);
  return !exempt && answer && (optOut || answer.fingerprint === fingerprint || earlier?.[answer.fingerprint]) ? answer : undefined;
}
