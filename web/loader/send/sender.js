import { json } from "./json.js";
import { own } from "../own.js";
import { pause } from "../pause.js";
import { answer } from "./answer.js";
import { box } from "./box.js";
import { hold } from "./hold.js";
import { queue } from "./queue.js";
import { refusal } from "./refusal.js";
import { shown } from "./shown.js";
import { speak } from "./speak.js";

/**
 * Sends every decision to the site's own server, which keeps the proof of it (GDPR art. 7(1)). The choice stands without
 * that, and nobody waits for it: what can't be sent is sent when the line is back, after a while, or by the next page.
 * The result takes note of a decision that has just been kept, or of one that has been forgotten: that has no source, or
 * leaves no choice.
 * @param {import("../types").Page} page
 * @param {(page: import("../types").Page, choice: import("../types").Choice) => void} keep
 */
export function sender(page, keep) {
  const { endpoint = "", consentCookie, languageCookie } = page.data;
  const url = location.origin + endpoint;
  const waiting = box(consentCookie.name + "-waiting");
  const due = /** @type {Set<string>} */ (new Set());
  const note = (/** @type {string} */ id, /** @type {string} */ what) => {
    if (page.gone) console.info(`biscotte: answer ${id} ${what}`);
  };
  const flush = queue(waiting, due, url, (left) => ((page.left = left), hold(page, keep)), note);
  /** What has been decided since the browser painted last. @type {import("../types").Answer[]} */
  let fresh = [];

  const put = () => {
    if (fresh[0]) waiting.add(fresh);
    fresh = [];
  };
  /** Neither storage nor network hold up the answer to a press. */
  const later = () => pause().then(put).then(flush);
  const send = (/** @type {import("../types").Source | undefined} */ source) => {
    if (page.choice && source) {
      fresh.push(answer(page, page.was ?? null, source));
      due.add(fresh[fresh.length - 1].id);
    } else {
      waiting.write((fresh = [])); // forgotten: what is sent now would bring it back
    }
    later();
  };
  own(document).addEventListener("biscotte:ready", () => {
    if (page.data.shown && page.asking) shown(new URL("shown", url).href, page.lang);
    const refused = refusal(page);
    if (!refused) return later();
    keep(page, refused);
    send("gpc");
  });
  addEventListener("online", flush);
  // Whoever leaves at once has answered all the same. A fetch that has just begun may be dropped with the page, keepalive
  // or not; what comes twice is kept once.
  addEventListener("pagehide", () => {
    put();
    for (const one of waiting.read()) if (due.has(one.id)) navigator.sendBeacon?.(url, json(one));
  });
  if (languageCookie?.httpOnly) {
    own(document).addEventListener("biscotte:language", () => speak(page, new URL("language", url).href, page.lang));
  }
  page.waiting = waiting.read;
  return send;
}
