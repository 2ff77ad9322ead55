import { own } from "../own.js";
import { storage } from "./storage.js";

const nothing = () => {};

/**
 * The window that the component sees. It holds what the component may touch and nothing else: go-app is made to own
 * its page, and would replace the page's onclick, its history and its first element.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @returns {Record<string, unknown>}
 */
export function standIn(page, tools) {
  const { root, full } = tools.attach(page);
  full.replaceChildren(own(document).createElement("div")); // go-app draws in the place of the body's first element
  return {
    document: {
      body: full,
      documentElement: { lang: "" },
      createElement: own(document).createElement,
      createElementNS: own(document).createElementNS,
      createTextNode: own(document).createTextNode,
      getElementById: root.getElementById.bind(root),
      get cookie() {
        return tools.cookies();
      },
      set cookie(cookie) {
        tools.put(cookie);
      },
    },
    location: { href: "https://biscotte.invalid/" },
    history: { pushState: nothing, replaceState: nothing },
    localStorage: storage(),
    sessionStorage: storage(),
    addEventListener: nothing,
    removeEventListener: nothing,
    goappGetenv: () => "",
    crypto: { getRandomValues: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => crypto.getRandomValues(bytes) },
    performance: { now: () => performance.now() },
    ...{ Object, Array, Uint8Array, Uint8ClampedArray, Date, Error, Promise, TextEncoder, TextDecoder },
  };
}
