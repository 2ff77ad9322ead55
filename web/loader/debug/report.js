import { google } from "./google.js";
import { loaded } from "./loaded.js";
import { own } from "../own.js";
import { present } from "./present.js";
import { wayBack } from "../start/way_back.js";
import { why } from "./why.js";

/**
 * Writes a group on the console.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} services
 * @param {string} when
 */
export function report(page, tools, services, when) {
  console.groupCollapsed(`biscotte: ${when}`);
  console.info(page.choice ? "answered at " + new Date(page.choice.time * 1000).toISOString() : "nobody has answered");
  const gone = new Set(page.gone?.map(({ script }) => script));
  const all = /** @type {HTMLElement[]} */ ([...own(document).querySelectorAll("[data-consent]")]);
  const held = all.filter((element) => !gone.has(element));
  const still = new Set(held.filter(({ dataset }) => !tools.may(page, dataset.consent ?? "")));
  const asked = loaded([...still], [...gone]);
  for (const element of held) {
    const wanted = element.dataset.consent ?? "";
    const urls = asked.get(element);
    if (!still.has(element)) console.info(`about to go (${wanted}):`, element);
    else if (urls) console.warn(`biscotte: not held (${wanted}: ${why(page, tools, wanted)}), as something has asked for ${urls.join(", ")}:`, element);
    else console.info(`held (${wanted}: ${why(page, tools, wanted)}):`, element);
  }
  for (const { time, script, once } of page.gone ?? []) {
    console.info(`let go after ${Math.round(time)} ms (${script.dataset.consent}${once ? ", once" : ""}):`, script);
  }
  for (const { time, to, args } of page.sent ?? []) console.info(`signal after ${Math.round(time)} ms: ${to}`, ...args);
  for (const { to, left } of page.data.signals ?? []) {
    for (const args of left ?? []) console.info(`signal that waits for a function: ${to}`, ...args);
  }
  for (const { id, source } of page.waiting?.() ?? []) console.info(`answer that waits to be sent: ${id} (${source})`);
  wayBack(page);
  for (const mistake of google(page)) console.warn("biscotte: " + mistake);
  for (const line of present(page, tools, services)) console.info(line);
  console.groupEnd();
}
