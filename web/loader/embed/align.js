import { measure } from "./measure.js";
import { own } from "../own.js";
import { resized } from "./resized.js";

/**
 * Keeps a placeholder over its element: as large, and where it is. The placeholder lies where the flow would have put
 * it and is moved from there by the difference, so that both go along when the page above them grows. An element that
 * has no box while it is held (embed, object) gets one: the placeholder's, of the size that its attributes say.
 * @param {HTMLElement} host
 * @param {HTMLElement} element
 */
export function align(host, element) {
  if (element instanceof HTMLVideoElement && ours(element.poster)) host.toggleAttribute("data-clear", true);
  if (/^(embed|object)$/.test(element.localName)) return { measure() {}, end: box(host, element) };
  const pair = { host, element };
  const again = () => measure(pair);
  again();
  const around = element.parentElement ?? element;
  return { measure: again, end: resized([element, around, own(document).documentElement], pair) };
}

/**
 * Lends an element the placeholder's box. The result takes it away.
 * @param {HTMLElement} host
 * @param {HTMLElement} element
 */
function box(host, element) {
  const display = element.style.getPropertyValue("display");
  for (const [name, side] of [["--bsc-w", "width"], ["--bsc-h", "height"]]) {
    const wanted = element.getAttribute(side) || { width: "300", height: "150" }[side] || "";
    host.style.setProperty(name, /^\d+$/.test(wanted) ? wanted + "px" : wanted);
  }
  host.toggleAttribute("data-box", true);
  host.hidden = false;
  element.style.setProperty("display", "none");
  return () => element.style.setProperty("display", display);
}

/** Whether a picture is the site's own: another's would not be shown for a video that is held. @param {string} url */
function ours(url) {
  return url !== "" && new URL(url, own(document).baseURI).origin === location.origin;
}
