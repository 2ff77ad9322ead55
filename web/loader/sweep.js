import { chunk } from "./chunk.js";
import { cookies } from "./cookies.js";
import { former } from "./former.js";
import { idle } from "./idle.js";
import { may } from "./may.js";
import { retry } from "./retry.js";
import { permits } from "./permits.js";
import { stored } from "./stored.js";
import { thrifty } from "./thrifty.js";

/** How long a page that is to be loaded again waits for what clears, in milliseconds. */
const patience = 3000;

/**
 * Sees whether there is something to clear, and has it cleared: what services have left that may not (any more), and
 * consent cookies beside the one in force, from when the policy had another domain, path or name for them. While
 * something that leaves things is allowed, it fetches ahead what a withdrawal will need.
 * @param {import("./types").Page} page
 * @param {boolean} decided whether an answer has just been given, or taken back
 */
export function sweep(page, decided, header = cookies()) {
  const { stores = {}, consentCookie } = page.data;
  const left = (/** @type {string} */ start) => (start ? ("; " + header).includes("; " + start) : decided);
  const services = /** @type {string[]} */ (Reflect.ownKeys(stores));
  const were = page.granted ?? [];
  const are = services.filter((service) => permits(page, service));
  page.granted = are;
  const gone = services.filter(
    (service) =>
      !are.includes(service) && (were.includes(service) || ((decided || !page.asking) && stores[service].some(left))),
  );
  if (gone[0] || new Set(stored(consentCookie, header)).size > 1 || (FULL && former(consentCookie, header)[0])) {
    const cleared = chunk(page, "clear", gone).then((done) => done || retry(() => sweep(page, true)));
    if (FULL) reload(page, gone.filter((service) => were.includes(service)), cleared);
  } else if (are[0] && !thrifty()) {
    idle(() => chunk(page, "clear", []));
  }
}

/**
 * Loads the page again once the services have been cleared that are to end so, but not for long after that.
 * @param {import("./types").Page} page
 * @param {string[]} withdrawn
 * @param {Promise<unknown>} cleared
 */
function reload(page, withdrawn, cleared) {
  const ended = withdrawn.filter((service) => page.data.reloads?.includes(service));
  if (!ended[0]) return;
  const late = new Promise((done) => setTimeout(done, patience));
  Promise.race([cleared, late]).then(() => {
    // Meanwhile there may be another answer.
    if (ended.some((service) => !may(page, service))) location.reload();
  });
}
