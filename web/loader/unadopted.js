import { own } from "./own.js";

/** Where applications that a server has drawn are, as frameworks and their starters call it. */
const roots = "#root,#app,#__next,#___gatsby,#__nuxt,#svelte,#q-app,[data-reactroot],[data-server-rendered],[data-v-app],[ng-server-context],astro-island";
/** What frameworks put into such a page beside that: comments for borders, and data for the client. */
const borders = "//comment()[. = ' ' or . = '[' or . = '[!' or . = '[-1' or . = '$' or . = '$?' or . = '$!' or . = '$~']";
const globals = /^(__next_[fs]|__NEXT_DATA__|__remixContext|__reactRouterContext|__staticRouterHydrationData|__NUXT__|__sveltekit_.*|_\$HY|___gatsby|\$RC|\$_TSR)$/;
/** For how long after the page has loaded a framework may take, in milliseconds. */
const patience = 4000;
/** XPathResult.ANY_UNORDERED_NODE_TYPE and Node.COMMENT_NODE. */
const anyNode = 8;
const comment = 8;
let found = false;
/** When the whole page was looked at last, and for how long that counts, in milliseconds. */
let looked = -Infinity;
const fresh = 200;

/**
 * Whether a framework is about to adopt the element, as a part of what a server has drawn for it. It compares all that is
 * there with what it would have drawn: whatever is changed by then has the whole drawn anew. What is not adopted within a
 * while after the page has loaded is the page's own.
 * @param {Element} element
 */
export function unadopted(element) {
  const [times] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const since = times?.loadEventStart || Infinity;
  if (performance.now() > since + patience || !hinted(element)) return false;
  if (element.closest("astro-island[ssr]")) return true;
  if ("__attributes" in Element.prototype) return false; // Svelte has begun, and adopts in one go
  for (let node = /** @type {any} */ (element); node; node = node.parentNode ?? node.host) {
    const keys = Object.getOwnPropertyNames(node);
    if (keys.some((key) => /^(__vue_app__|__vue__|__k|__svelte_meta)$/.test(key))) return false;
    const props = keys.find((key) => key.startsWith("__reactProps$"));
    if (props) return !(node === element || node[props]?.dangerouslySetInnerHTML || !bordered(element, node)) || dehydrated(node);
    if (keys.some((key) => key.startsWith("__reactContainer$"))) return dehydrated(node);
  }
  return true;
}

/** Whether there is a sign of a framework that adopts. @param {Element} element */
function hinted(element) {
  if (found || element.closest(roots)) return true;
  if (performance.now() < looked + fresh) return false;
  looked = performance.now();
  return (found =
    Object.getOwnPropertyNames(window).some((name) => globals.test(name)) ||
    !!own(document).querySelector("[src*='/_next/'],[href*='/_next/']") ||
    own(document).evaluate(borders, document, null, anyNode).singleNodeValue !== null);
}

/** Whether React has not come to a part of its tree yet: it begins behind a comment. @param {Node} element @param {Node} around */
function bordered(element, around) {
  let top = element;
  while (top.parentNode && top.parentNode !== around) top = top.parentNode;
  for (let node = top.previousSibling; node; node = node.previousSibling) {
    if (node.nodeType === comment) return /^\$[?!~]?$/.test(/** @type {Comment} */ (node).data);
  }
  return false;
}

/** Whether React has yet to finish with the root around a node. @param {any} node */
function dehydrated(node) {
  for (let at = node; at; at = at.parentNode ?? at.host) {
    const key = Object.getOwnPropertyNames(at).find((name) => name.startsWith("__reactContainer$"));
    if (key) return !!at[key]?.stateNode?.current?.memoizedState?.isDehydrated;
  }
  return false;
}
