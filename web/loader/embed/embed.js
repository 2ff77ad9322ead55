import css from "../../style/embed.css";
import { cover } from "./cover.js";
import { fill } from "./fill.js";
import { once } from "./once.js";
import { rest } from "./rest.js";
import { uncover } from "./uncover.js";

/**
 * Lets a held element go if it may, takes back one that may not any more, and covers what is held with a placeholder.
 * It is called for every such element whenever something changes.
 * @type {import("../types").Chunks["embed"]}
 */
export function embed(page, tools, element) {
  const wanted = element.dataset.consent ?? "";
  const singly = once(page, tools);
  const yes = !!(singly.has(element) || tools.may(page, wanted));
  const set = (/** @type {boolean} */ to) => fill(page, element, to, tools.trust);
  const again = () => embed(page, tools, element);
  // Without its sources, WebKit at once asks for the address of the picture itself.
  const picture = /** @type {HTMLElement | null} */ (element.parentElement?.querySelector("img[data-consent]"));
  if (element.localName === "source" && picture && !yes) embed(page, tools, picture);
  note(page, element, yes, !tools.may(page, wanted));
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
