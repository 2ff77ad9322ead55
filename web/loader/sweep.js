import { allowed } from "./allowed.js";
import { chunk } from "./chunk.js";
import { cookies } from "./cookies.js";
import { former } from "./former.js";
import { stored } from "./stored.js";

/**
 * Sees whether there is something to clear, and has it cleared: what services have left that may not (any more), and
 * consent cookies beside the one in force, from when the policy had another domain, path or name for them.
 * @param {import("./types").Page} page
 * @param {boolean} decided whether an answer has just been given, or taken back
 */
export function sweep(page, decided, header = cookies()) {
  const { stores = {}, consentCookie, purposes } = page.data;
  const left = (/** @type {string} */ start) => (start ? ("; " + header).includes("; " + start) : decided);
  const services = Object.keys(stores);
  const were = page.granted ?? [];
  const are = services.filter((service) => {
    const [category, id] = service.split("/");
    return allowed(purposes, page.choice, category, id);
  });
  page.granted = are;
  const gone = services.filter(
    (service) =>
      !are.includes(service) && (were.includes(service) || ((decided || !page.asking) && stores[service].some(left))),
  );
  // A copy that differs after a decision is one that the server has yet to be told.
  const [first, ...others] = decided ? [] : stored(consentCookie, header);
  if (gone[0] || others.some((value) => value !== first) || (FULL && former(consentCookie, header)[0])) {
    chunk(page, "clear", gone, were);
  }
}
