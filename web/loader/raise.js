import { own } from "./own.js";
/**
 * Puts our element into the page and into the browser's top layer, over all that is there: no style of what is around
 * it moves, clips or hides it then. It stands before the body: first in reading order, out of the reach of frameworks that
 * replace the body or count its children. A browser without a top layer has its z-index.
 * @param {HTMLElement} element
 */
export function raise(element) {
  if (!element.isConnected) own(document).documentElement.insertBefore(element, own(document).body);
  // One that is there already comes up again.
  for (const shown of [false, true]) element.togglePopover?.(shown);
}
