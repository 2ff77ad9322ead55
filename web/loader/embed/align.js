import { own } from "../own.js";

/** Less than this, in pixels, is no room for a question: such a frame is not there to be seen. */
const least = 48;

/**
 * Keeps a placeholder over its element: as large, and where it is. The placeholder lies where the flow would have put
 * it and is moved from there by the difference, so that both go along when the page above them grows. An element that
 * has no box while it is held (embed, object) gets one: the placeholder's, of the size that its attributes say.
 * @param {HTMLElement} host
 * @param {HTMLElement} element
 */
export function align(host, element) {
  const boxed = /^(embed|object)$/.test(element.localName);
  const display = element.style.getPropertyValue("display");
  const set = (/** @type {string} */ name, /** @type {number | string} */ value) =>
    host.style.setProperty(name, typeof value === "number" ? value + "px" : value);

  const measure = () => {
    if (boxed) return;
    host.hidden = element.offsetWidth < least || element.offsetHeight < least;
    if (host.hidden) return;
    set("--bsc-w", element.offsetWidth);
    set("--bsc-h", element.offsetHeight);
    set("--bsc-x", 0);
    set("--bsc-y", 0);
    const [there, here] = [element, host].map((e) => e.getBoundingClientRect());
    set("--bsc-x", there.left - here.left);
    set("--bsc-y", there.top - here.top);
  };

  if (boxed) {
    for (const [name, side] of [["--bsc-w", "width"], ["--bsc-h", "height"]]) {
      const wanted = element.getAttribute(side) || { width: "300", height: "150" }[side] || "";
      set(name, /^\d+$/.test(wanted) ? wanted + "px" : wanted);
    }
    host.toggleAttribute("data-box", true);
    host.hidden = false;
    element.style.setProperty("display", "none");
  }
  if (element instanceof HTMLVideoElement && ours(element.poster)) host.toggleAttribute("data-clear", true);
  const sizes = new ResizeObserver(measure);
  for (const watched of [element, element.parentElement, own(document).documentElement]) if (watched) sizes.observe(watched);
  measure();
  return {
    measure,
    end() {
      sizes.disconnect();
      if (boxed) element.style.setProperty("display", display);
    },
  };
}

/** Whether a picture is the site's own: another's would not be shown for a video that is held. @param {string} url */
function ours(url) {
  return url !== "" && new URL(url, own(document).baseURI).origin === location.origin;
}
