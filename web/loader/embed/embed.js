import css from "../../style/embed.css";
import { adopted } from "../adopted.js";
import { cover } from "./cover.js";
import { fill } from "./fill.js";
import { hold } from "../hold.js";
import { kinds, more } from "./kinds.js";
import { names } from "../names.js";
import { once } from "./once.js";
import { rest, resting } from "./rest.js";
import { style } from "./style.js";
import { uncover } from "./uncover.js";

/** Elements that a framework is about to adopt. @type {WeakSet<HTMLElement>} */
const waiting = new WeakSet();

/**
 * Lets a held element go if it may, takes back one that may not any more, and covers what is held with a placeholder.
 * It is called for every such element whenever something changes.
 * @type {import("../types").Chunks["embed"]}
 */
export function embed(page, tools, element) {
  // That its address is taken away is seen as a change of the page's.
  if (resting.has(element)) return;
  if (waiting.has(element)) return;
  const still = page.lent.has(element) ? undefined : adopted(element);
  if (still) {
    waiting.add(element);
    still.then(() => waiting.delete(element) && embed(page, tools, element));
    return;
  }
  const wanted = element.dataset.consent ?? "";
  const singly = once(page, tools);
  const yes = !!(singly.has(element) || tools.may(page, wanted));
  if (element.localName === "style") return style(page, element, yes);
  const set = (/** @type {boolean} */ to) => fill(page, element, to, tools.trust);
  const again = () => embed(page, tools, element);
  // Without its sources, WebKit at once asks for the address of the picture itself.
  const picture = /** @type {HTMLElement | null} */ (element.parentElement?.querySelector("img[data-consent]"));
  if (element.localName === "source" && picture && !yes) embed(page, tools, picture);
  note(page, element, yes, !tools.may(page, wanted));
  if (!yes && !page.lent.has(element)) strip(page, element);
  // What is for those who refuse has nothing to ask for.
  const asks = !yes && !wanted.includes("!") && /^(iframe|video|embed|object)$/.test(element.localName);
  set(yes);
  rest(element, yes, () => set(false), again);
  if (!asks) return uncover(element);
  cover(page, tools, css, element, (always) => {
    if (always) singly.always(element);
    else singly.add(element);
    again();
  });
}

/**
 * Takes from an element that may not go what it and the sources in it would ask for.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 */
function strip(page, element) {
  if (!kinds.test(element.localName)) return page.wrong(element, "kind");
  const poster = /** @type {HTMLVideoElement} */ (element).poster ?? "";
  // The site's own picture of a video is seen while that waits.
  hold(element, poster.startsWith(location.origin + "/") ? more.filter((name) => name !== "poster") : more, page.wrong);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(":is(source,track):not([data-consent])"))) {
    hold(part, names, page.wrong);
  }
}

/**
 * Where somebody debugs the page, it is noted when an element goes, and forgotten when it is taken back.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 * @param {boolean | undefined} yes
 * @param {boolean} once
 */
function note({ gone }, element, yes, once) {
  const at = gone?.findIndex(({ script }) => script === element) ?? -1;
  if (yes && at < 0) gone?.push({ time: performance.now(), script: element, once });
  if (!yes && at >= 0) gone?.splice(at, 1);
}
