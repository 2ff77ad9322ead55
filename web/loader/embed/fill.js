/** What an element was given, by attribute. @type {WeakMap<Element, Record<string, string | undefined>>} */
const given = new WeakMap();

/**
 * Gives a held element its addresses in place, so that a framework's references stay good, or takes them away again:
 * the element's own and those of the sources in it. Says whether anything changed.
 * @param {HTMLElement} element
 * @param {boolean} yes
 * @param {() => import("../types").TrustRules} trust
 */
export function fill(element, yes, trust) {
  let changed = false;
  const parts = /** @type {NodeListOf<HTMLElement>} */ (
    element.querySelectorAll(":is(source,track):not([data-consent])")
  );
  for (const part of [element, ...parts]) {
    const had = given.get(part) ?? {};
    given.set(part, had);
    for (const name of ["src", "srcset", "href", "data", "poster"]) {
      const value = yes ? part.dataset[name] : undefined;
      // What the page itself has made of an address since is left alone.
      if (had[name] === value) continue;
      had[name] = value;
      changed = true;
      if (value === undefined) part.removeAttribute(name);
      else part.setAttribute(name, code.test(part.localName) ? trust().createScriptURL(value) : value);
    }
  }
  if (changed) renew(element, yes);
  return changed;
}

/** What runs code in this page by its address (Trusted Types, section 4.1.2); scripts have a way of their own. */
const code = /^(embed|object)$/;

/**
 * Makes a browser take notice. Media load when they are told to; one that plays already has found a source before
 * this one. A frame without an address goes on with what it shows, and an empty address would become a step of the
 * tab's history: put into the page anew, it is empty.
 * @param {HTMLElement} element
 * @param {boolean} yes
 */
function renew(element, yes) {
  if (!yes) {
    const place = new Text();
    element.replaceWith(place);
    place.replaceWith(element);
  }
  const media = /** @type {HTMLMediaElement | null} */ (element.closest("video,audio"));
  if (!media) return;
  const found = media.networkState === media.NETWORK_IDLE || media.networkState === media.NETWORK_LOADING;
  if (!yes || !found) media.load();
}
