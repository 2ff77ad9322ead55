import { asked } from "../asked.js";

/**
 * Shows what the visitor has answered, and when: of all that is drawn for a purpose, what is true.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {ParentNode} root
 */
export function answers(page, tools, root) {
  const find = (/** @type {string} */ selector, /** @type {ParentNode} */ within = root) =>
    /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector));
  const lang = root.querySelector("[lang]")?.getAttribute("lang") ?? /** @type {any} */ (root).lang;
  const day = (/** @type {Date} */ date) => new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(date);
  const open = asked(page.data.purposes, page.choice, page.refused);
  for (const line of find("[data-answer]")) {
    const wanted = line.dataset.answer ?? "";
    const is = tools.may(page, wanted) ? "granted" : open.includes(wanted.split("/")[0]) ? "unanswered" : "refused";
    for (const answer of find("[data-is]", line)) answer.hidden = answer.dataset.is !== is;
  }
  for (const section of find(".answers")) section.hidden = false;
  for (const line of find(".day")) {
    line.hidden = !page.choice;
    if (page.choice) find("dd", line)[0].textContent = day(new Date(page.choice.time * 1000));
  }
  // A day has no time of day: midnight here may be the day before elsewhere.
  for (const time of find("time")) time.textContent = day(new Date(time.getAttribute("datetime") + "T12:00"));
}
