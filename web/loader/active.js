import { own } from "./own.js";

/**
 * Calls back once somebody looks at the page: a browser may load one ahead of time, in which nothing is to be shown
 * or recorded.
 * @param {() => void} then
 */
export function active(then) {
  if (own(document).prerendering) own(document).addEventListener("prerenderingchange", then, { once: true });
  else then();
}
