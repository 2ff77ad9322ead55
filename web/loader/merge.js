import { allowed } from "./allowed.js";
import { counts } from "./counts.js";
import { decide } from "./decide.js";

/**
 * The choice that follows from another one and from answers by category or category/service. What has never been
 * answered stays open. A category's answer is that of all its services but those with their own.
 * @param {import("./types").Purpose[]} purposes
 * @param {import("./types").Choice | null} choice
 * @param {number} time
 * @param {Record<string, boolean>} answers
 * @returns {import("./types").Choice}
 */
export function merge(purposes, choice, time, answers) {
  const apart = /** @type {Record<string, boolean>} */ ({});
  const answered = purposes.filter((purpose) => {
    const { id, services = [] } = purpose;
    let one = counts(purpose, choice) || id in answers;
    for (const service of services) {
      const wanted = `${id}/${service}`;
      one ||= wanted in answers;
      apart[service] = answers[wanted] ?? answers[id] ?? !!allowed(purposes, choice, id, service);
    }
    return one;
  });
  const next = decide(answered, time, (id) => answers[id] ?? (FULL ? stood(purposes, choice, id) : !!allowed(purposes, choice, id)), apart);
  return FULL ? standing(purposes.filter((p) => !answered.includes(p)), choice, next) : next;
}

/**
 * What was answered for a purpose, or is the rule where nothing was.
 * @param {import("./types").Purpose[]} purposes
 * @param {import("./types").Choice | null} choice
 * @param {string} id
 */
function stood(purposes, choice, id) {
  const purpose = /** @type {import("./types").Purpose} */ (purposes.find((p) => p.id === id));
  return stands(purpose, choice)?.granted ?? !!purpose.optOut;
}

/**
 * Adds to a choice what stands but for new services: that goes on standing.
 * @param {import("./types").Purpose[]} purposes those that the choice does not answer
 * @param {import("./types").Choice | null} choice
 * @param {import("./types").Choice} next
 */
function standing(purposes, choice, next) {
  for (const purpose of purposes) {
    const answer = stands(purpose, choice);
    if (!answer) continue;
    next.answers.push(answer);
    next.exceptions?.push(...(choice?.exceptions ?? []).filter(({ service }) => purpose.services?.includes(service)));
  }
  return next;
}

/**
 * The answer that still counts for a purpose, if only for some of its services.
 * @param {import("./types").Purpose} purpose
 * @param {import("./types").Choice | null} choice
 */
function stands({ id, exempt, optOut, fingerprint, earlier }, choice) {
  const answer = choice?.answers.find((a) => a.category === id);
  return !exempt && answer && (optOut || answer.fingerprint === fingerprint || earlier?.[answer.fingerprint]) ? answer : undefined;
}
