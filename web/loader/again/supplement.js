import { asked } from "../asked.js";
import { remaining } from "../remaining.js";

/**
 * The choice that answers with yes or no what another one leaves open, and leaves everything else as it is:
 * policy.Supplement, which says more.
 * @param {import("../types").Purpose[]} purposes
 * @param {import("../types").Choice} choice
 * @param {number} now
 * @param {boolean} yes
 * @param {boolean} refused whether the browser sends a privacy signal
 * @returns {import("../types").Choice}
 */
export function supplement(purposes, choice, now, yes, refused) {
  const open = asked(purposes, choice, refused);
  const apart = new Map(choice.exceptions?.map((e) => [e.service, e.granted]));
  const time = remaining(choice, now) > 0 ? choice.time + 1 : now;
  const next = { time, answers: /** @type {typeof choice.answers} */ ([]), exceptions: /** @type {any[]} */ ([]) };
  for (const { id, exempt, fingerprint = "", earlier, services = [] } of purposes) {
    const before = choice.answers.find((a) => a.category === id);
    if (exempt || !(before || open.includes(id))) continue;
    const added = before && (before.fingerprint === fingerprint ? [] : earlier?.[before.fingerprint]);
    if (before && !added && !open.includes(id)) {
      next.answers.push(before);
      continue;
    }
    const granted = before && added ? before.granted : yes;
    next.answers.push({ category: id, granted, fingerprint });
    for (const service of added ? services : []) {
      const answer = added?.includes(service) ? yes : (apart.get(service) ?? granted);
      if (answer !== granted) next.exceptions.push({ service, granted: answer });
    }
  }
  return next;
}
