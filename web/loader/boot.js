import { active } from "./active.js";
import { ask } from "./ask.js";
import { asked } from "./asked.js";
import { attempt } from "./attempt.js";
import { base } from "./base.js";
import { chunk } from "./chunk.js";
import { cookies } from "./cookies.js";
import { debugging } from "./debugging.js";
import { gate } from "./gate.js";
import { guard } from "./guard.js";
import { hear } from "./hear.js";
import { keep } from "./keep.js";
import { listen } from "./listen.js";
import { may } from "./may.js";
import { obey } from "./obey.js";
import { publish } from "./publish.js";
import { read } from "./read.js";
import { sweep } from "./sweep.js";
import { tell } from "./tell.js";
import { values } from "./values.js";

/**
 * Begins on a page: tells vendors what is denied by default, before anything can take time or fail; then reads the choice,
 * lets go what it grants, and asks where there is something to ask.
 * @param {import("./types").Data} data
 * @param {HTMLScriptElement | null} script the loader's own
 */
export function boot(data, script) {
  const page = /** @type {import("./types").Page} */ (/** @type {any} */ ({
    __proto__: null, // whatever a page has put on Object.prototype is not in it
    data,
    base: base(data, script),
    nonce: script?.nonce ?? "",
    lang: data.defaultLanguage,
    held: "",
    choice: null,
    refused: !!data.refuses?.(data),
    asking: false,
    wanted: false,
  }));
  if (debugging(script)) page.gone = [];
  page.signal = data.signaller?.(page) ?? (() => {});
  const start = () => {
    if (FULL) page.data.purposes = obey(page.data.purposes, page.refused);
    if (page.gone) chunk(page, "debug");
    page.wrong = (...fault) => chunk(page, "fault", ...fault);
    attempt(() => (page.send = page.data.sender?.(page, keep)));
    attempt(() => guard(page));
    page.fresh = () => read(page); // whatever is asked before it begins
    attempt(() => publish(page));
    active(() => begin(page));
  };
  if (data.elsewhere) data.elsewhere(page, script, start);
  else start();
}

/**
 * None of the steps keeps the next ones from being taken: what fails, and it may be a built-in that the page has replaced,
 * leaves everything refused.
 * @param {import("./types").Page} page
 */
function begin(page) {
  const { data } = page;
  const opens = gate({
    nonce: page.nonce,
    // A declaration waits for nothing.
    may: ({ dataset }) => dataset.consent == null || may(page, dataset.consent),
    other: (element) => chunk(page, element.dataset.consent == null ? "declaration" : "embed", element),
    named: (script) => data.named?.(data, script),
    noted: (script) => page.gone?.push({ time: performance.now(), script }),
    wrong: page.wrong,
    turn: () => chunk(page, "turn"),
  });
  Object.assign(page, opens);
  attempt(() => listen(page));
  const header = cookies();
  attempt(() => (page.lang = data.picker?.(data, (name) => values(header, name), () => chunk(page, "follow")) ?? page.lang));
  attempt(() => read(page, header));
  page.known = page.choice;
  attempt(() => hear(page));
  page.asking = asked(data.purposes, page.choice, page.refused).length > 0;
  attempt(() => page.signal(false));
  attempt(() => page.watch(document));
  attempt(() => sweep(page, false, header));
  if (page.asking) attempt(() => ask(page));
  data.looks?.forEach((look) => attempt(() => look(page)));
  if (FULL && data.optOut) chunk(page, "choices");
  attempt(() => tell(page, "biscotte:ready", { asked: page.asking }));
}
