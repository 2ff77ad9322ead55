import css from "../../style/choices.css";
import { complain } from "../complain.js";
import { own } from "../own.js";
import { view as fetched } from "../view.js";
import { fill } from "./fill.js";
import { newly } from "./newly.js";
import { said } from "./said.js";

/**
 * Keeps the visitor's way to object on every page, where something is used until somebody does: in each element of the
 * page with data-consent-choices, which is for its foot, or else in a corner of the window. It is there whether or not
 * there is a banner, but not beside one: that has its own.
 * @type {import("../types").Chunks["choices"]}
 */
export async function choices(page, tools) {
  const corner = own(document).createElement("biscotte-choices");
  const root = corner.attachShadow({ mode: "open" });
  tools.dress(root, [page.data.css[0], css], page.nonce);
  root.append(own(document).createElement("section"));

  const update = async () => {
    const view = /** @type {import("../types").Objection} */ (await fetched(page));
    const places = [.../** @type {NodeListOf<HTMLElement>} */ (own(document).querySelectorAll("[data-consent-choices]"))];
    if (!places[0] && own(document).readyState !== "loading") places.push(/** @type {HTMLElement} */ (root.lastElementChild));
    for (const place of places) fill(page, tools, place, view, said(page, tools, view));
    const away = places[0]?.getRootNode() !== root || page.asking;
    if (away) corner.remove();
    else if (!corner.isConnected) own(document).documentElement.insertBefore(corner, own(document).body);
  };
  const tell = newly(complain);
  const again = () =>
    update().catch((error) => {
      tell(error);
      addEventListener("online", again, { once: true });
    });
  for (const name of ["biscotte:choice", "biscotte:language", "DOMContentLoaded"]) own(document).addEventListener(name, again);
  // A page that draws itself draws its foot later, and again.
  new MutationObserver(() => {
    if (own(document).querySelector("[data-consent-choices]:empty")) again();
  }).observe(document, { childList: true, subtree: true });
  await again();
}
