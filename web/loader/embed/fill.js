import { names } from "../names.js";
import { kinds, more } from "./kinds.js";
import { address } from "./address.js";
import { calm, lively } from "./loading.js";

/** What an element was given, by attribute. @type {WeakMap<Element, Record<string, string | undefined>>} */
const given = new WeakMap();

/**
 * Gives a held element its addresses in place, so that a framework's references stay good, or takes them away again:
 * the element's own and those of the sources in it.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 * @param {boolean} yes
 * @param {() => import("../types").TrustRules} trust
 */
export function fill(page, element, yes, trust) {
  const shown = Object.values(given.get(element) ?? {}).some(Boolean);
  const parts = /** @type {NodeListOf<HTMLElement>} */ (
    element.querySelectorAll(":is(source,track):not([data-consent])")
  );
  const changes = [element, ...parts].flatMap((part) => change(page, part, yes));
  if (!changes.length) return;
  if (changes.some(([, , value]) => value !== undefined)) page.lent.add(element);
  if (!yes) page.lent.delete(element);
  const write = () => changes.forEach(([part, name, value]) => set(part, name, value, trust));
  // A style sheet that follows another must not leave the page bare in between.
  if (fresh.test(element.localName) && !(element.localName === "link" && yes && shown)) anew(element, write);
  else write();
  load(element, yes);
  if (yes) setTimeout(tell, 0, page, element);
}

/**
 * Tells the page that an element has its address, so that what plays in it can begin. By now, a frame has been sent off.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 */
function tell(page, element) {
  if (page.lent.has(element)) element.dispatchEvent(new CustomEvent("biscotte:loaded", { bubbles: true, composed: true }));
}

/** What begins again when it is put into the page; a picture would ask for its own address in the place of a source's. */
const fresh = /^(iframe|embed|object|link)$/;

/**
 * Changes an element outside of the page. Taken back, a frame would go on with what it shows, and an empty address would
 * become a step of the tab's history. Let go in the place where the page's own markup put it, browsers would
 * remember its address for that place, and go there by themselves once the page is come back to, or in Firefox loaded
 * again, whatever is held by then (nsDocShell::MaybeHandleSubframeHistory, Bugzilla 2037346). They do so for no frame that
 * a script has put into the page. Sent elsewhere while it is on its way, Chromium may forget where to: a frame that changes
 * its process meanwhile does not hear of it.
 * @param {HTMLElement} element
 * @param {() => void} change
 */
function anew(element, change) {
  const place = new Text();
  element.replaceWith(place);
  change();
  place.replaceWith(element);
}

/**
 * Sets or removes an address. A frame is sent off in a task of its own: in the one in which the parser puts it into
 * the page, Chromium drops whatever it is sent to and stays on about:blank (whatwg/html#6863); and what an object begins
 * with, WebKit would remember. By then it may have been taken back.
 * @param {HTMLElement} part
 * @param {string} name
 * @param {string | undefined} value
 * @param {() => import("../types").TrustRules} trust
 */
function set(part, name, value, trust) {
  if (value === undefined) {
    part.removeAttribute(name);
    return calm(part);
  }
  const write = () => {
    try {
      lively(part);
      const rule = name === "srcdoc" ? "createHTML" : code.test(part.localName) ? "createScriptURL" : undefined;
      part.setAttribute(name, rule ? trust()[rule](value) : value);
    } catch (error) {
      console.warn("biscotte: an element cannot be let go; add biscotte to trusted-types:", error);
    }
  };
  if (!/^(iframe|object)$/.test(part.localName)) return write();
  part.removeAttribute(name);
  setTimeout(() => {
    if (given.get(part)?.[name] === value) write();
  });
}

/**
 * What is to be changed about an element. What the page itself has made of an address since is left alone.
 * @param {import("../types").Page} page
 * @param {HTMLElement} part
 * @param {boolean} yes
 */
function change(page, part, yes) {
  const had = given.get(part) ?? {};
  given.set(part, had);
  const changes = /** @type {[HTMLElement, string, string | undefined][]} */ ([]);
  for (const name of kinds.test(part.localName) ? [...names, ...more] : []) {
    const value = yes ? address(page, part, name) : undefined;
    if (had[name] === value) continue;
    had[name] = value;
    changes.push([part, name, value]);
  }
  return changes;
}

/** What runs code in this page by its address (Trusted Types, section 4.1.2); scripts have a way of their own. */
const code = /^(embed|object)$/;

/**
 * Media load what they have when they are told to; one that plays already has found a source before this one.
 * @param {HTMLElement} element
 * @param {boolean} yes
 */
function load(element, yes) {
  const media = /** @type {HTMLMediaElement | null} */ (element.closest("video,audio"));
  if (!media) return;
  const found = media.networkState === media.NETWORK_IDLE || media.networkState === media.NETWORK_LOADING;
  if (!yes || !found) media.load();
}
