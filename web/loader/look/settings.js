import css from "../../style/look/button.css";
import { dress } from "../dress.js";
import { own } from "../own.js";

/** Sliders, as on a desk. */
const picture = "M4 7h10M18 7h2M4 17h2M10 17h10M16 4.5v5M8 14.5v5";

/**
 * Shows the floating button that opens the panel, in a corner and in a shadow root of its own; not while the banner is
 * on the screen.
 * @param {import("../types").Page} page
 */
export function settings(page) {
  if (!page.data.settings) return; // beside the way to object, which another region's data bring
  const { at, texts } = page.data.settings;
  const host = own(document).createElement("biscotte-settings");
  const root = host.attachShadow({ mode: "open" });
  const button = own(document).createElement("button");
  const label = own(document).createElement("span");
  host.dataset.at = at;
  button.type = "button";
  button.dataset.consentOpen = "";
  button.setAttribute("part", "settings");
  button.append(icon(), label);
  root.append(button);
  dress(root, [page.data.css[0], css], page.nonce);
  const speak = () => {
    label.textContent = texts[page.lang] ?? texts[page.data.defaultLanguage];
    host.lang = texts[page.lang] ? page.lang : page.data.defaultLanguage;
  };
  const show = () => (host.hidden = page.asking);
  // Last in the order of reading.
  const come = () => own(document).documentElement.append(host);
  own(document).addEventListener("biscotte:choice", show);
  own(document).addEventListener("biscotte:language", speak);
  if (own(document).readyState === "loading") own(document).addEventListener("DOMContentLoaded", come);
  else come();
  show();
  speak();
}

function icon() {
  const make = (/** @type {string} */ tag) => own(document).createElementNS("http://www.w3.org/2000/svg", tag);
  const svg = make("svg");
  const path = make("path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", picture);
  svg.append(path);
  return svg;
}
