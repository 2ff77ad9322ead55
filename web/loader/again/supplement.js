import { asked } from "../asked.js";
import { remaining } from "../remaining.js";

/**
 * The choice that answers with yes or no what another one, for which a layer was drawn, leaves open, and leaves everything
 * else as it is stored: policy.Supplement, which says more.
 * @param {import("../types").Purpose[]} purposes
 * @param {import("../types").Choice | null} stored
 * @param {import("../types").Choice} drawn
 * @param {number} next the time of a decision that is taken now
 * @param {boolean} yes
 * @param {boolean} refused whether the browser sends a privacy signal
 * @returns {import("../types").Choice}
 */
export function supplement(purposes, stored, drawn, next, yes, refused) {
  const open = asked(purposes, drawn, refused);
  const apart = new Map(stored?.exceptions?.map((e) => [e.service, e.granted]));
  const time = stored && remaining(stored, next) > 0 ? stored.time + 1 : next;
  const choice = { time, answers: /** @type {any[]} */ ([]), exceptions: /** @type {any[]} */ ([]) };
  const say = (/** @type {object} */ answer, /** @type {string[]} */ services, /** @type {(service: string) => boolean} */ of) => {
    const { granted } = /** @type {{granted: boolean}} */ (answer);
    choice.answers.push(answer);
    for (const service of services) if (of(service) !== granted) choice.exceptions.push({ service, granted: of(service) });
  };
  for (const purpose of purposes) {
    const { id, exempt, fingerprint, services = [] } = purpose;
    const before = stored?.answers.find((a) => a.category === id);
    const added = since(purpose, drawn.answers.find((a) => a.category === id));
    const missing = since(purpose, before);
    if (exempt) continue;
    if (!open.includes(id)) {
      // What stands for all of today's services is written today's way; everything else as it is.
      const kept = before && (missing && !missing[0] ? { ...before, fingerprint } : before);
      if (kept) say(kept, services, (service) => apart.get(service) ?? kept.granted);
    } else if (added) {
      // What the stored choice does not cover is a no.
      const granted = !!missing && !!before?.granted;
      const old = (/** @type {string} */ service) => (missing?.includes(service) ? false : missing ? (apart.get(service) ?? granted) : granted);
      say({ category: id, granted, fingerprint }, services, (service) => (added.includes(service) ? yes : old(service)));
    } else {
      say({ category: id, granted: yes, fingerprint }, [], Boolean);
    }
  }
  return choice;
}

/**
 * The services that an answer does not cover; undefined where it does not stand.
 * @param {import("../types").Purpose} purpose
 * @param {{fingerprint: string} | undefined} answer
 */
function since({ fingerprint, earlier }, answer) {
  return answer && (answer.fingerprint === fingerprint ? [] : earlier?.[answer.fingerprint]);
}
