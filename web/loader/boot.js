import { active } from "./active.js";
import { api } from "./api.js";
import { asked } from "./asked.js";
import { chunk } from "./chunk.js";
import { control } from "./control.js";
import { cookies } from "./cookies.js";
import { debugging } from "./debugging.js";
import { gate } from "./gate.js";
import { guard } from "./guard.js";
import { keep } from "./keep.js";
import { later } from "./later.js";
import { listen } from "./listen.js";
import { may } from "./may.js";
import { obey } from "./obey.js";
import { paint } from "./paint.js";
import { pick } from "./pick.js";
import { read } from "./read.js";
import { refuses } from "./refuses.js";
import { sweep } from "./sweep.js";
import { tell } from "./tell.js";
import { values } from "./values.js";

/**
 * Begins on a page: reads the choice, lets go what it grants, and asks where there is something to ask.
 * @param {import("./types").Data} data
 * @param {HTMLScriptElement | null} script the loader's own
 */
export function boot(data, script) {
  const page = /** @type {import("./types").Page} */ ({
    data,
    base: new URL(".", script?.src || document.baseURI).href,
    nonce: script?.nonce ?? "",
    lang: data.defaultLanguage,
    held: "",
    choice: null,
    refused: refuses(data),
    wanted: false,
  });
  if (FULL) data.purposes = obey(data.purposes, page.refused);
  if (debugging(script)) {
    page.gone = [];
    chunk(page, "debug");
  }
  page.wrong = (...fault) => chunk(page, "fault", ...fault);
  page.send = data.sender?.(page, keep);
  page.control = (first) => control(page, first);
  page.signal = data.signaller?.(page) ?? (() => {});
  guard(page);
  window.biscotte = api(page);
  active(() => begin(page));
}

/** @param {import("./types").Page} page */
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
  });
  Object.assign(page, opens);
  listen(page);
  const header = cookies();
  const known = data.languageCookie ? values(header, data.languageCookie.name) : [];
  const { lang } = document.documentElement;
  page.lang = pick(data.languages, known, lang, navigator.languages ?? [], data.defaultLanguage);
  read(page, header);
  page.asking = asked(data.purposes, page.choice, page.refused).length > 0;
  page.signal(false);
  page.watch(document);
  sweep(page, false, header);
  if (page.asking) {
    // Who has answered before is asked about the difference alone.
    if (page.choice) chunk(page, "again").then((over) => over || !page.asking || paint(page));
    else paint(page);
    later(page);
  }
  data.looks?.forEach((look) => look(page));
  if (FULL && data.optOut) chunk(page, "choices");
  tell(page, "biscotte:ready", { asked: page.asking });
}
