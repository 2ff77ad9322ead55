import { attach } from "./attach.js";
import { build } from "./build.js";
import { busy as opening, speak } from "./speak.js";

/**
 * Shows that the panel is on its way: on the button of the first layer, or on a small card where there is none.
 * @param {import("./types").Page} page
 */
export function busy(page) {
  const { first } = attach(page);
  const button = first.querySelector("[data-do=customise]");
  if (button) {
    button.setAttribute("aria-busy", "true");
  } else {
    first.replaceChildren(build(["p", { class: "busy", role: "status", lang: page.lang, dir: "auto" }], []));
  }
  speak(page, opening);
}
