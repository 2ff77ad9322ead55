import { now } from "../now.js";

/**
 * The choice that the browser's privacy signal makes where it alone has answered: nothing is asked, nobody has chosen.
 * It is a refusal of what it is about (GPC, section 3.3), and it is kept so that it is told but once. Do Not Track comes
 * with a header of its own, that no server can tell from a preference that nobody has set; it is obeyed and not recorded.
 * @param {import("../types").Page} page
 * @returns {import("../types").Choice | null}
 */
export function refusal({ asking, choice, data }) {
  const refused = data.purposes.filter(({ gpc, exempt }) => gpc && !exempt);
  if (asking || choice || !refused[0] || !navigator.globalPrivacyControl) return null;
  return { time: now(), answers: refused.map(({ id, fingerprint = "" }) => ({ category: id, granted: false, fingerprint })) };
}
