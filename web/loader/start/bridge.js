import { announce } from "../announce.js";
import { decode } from "../decode.js";
import { encode } from "../encode.js";
import { handOver } from "./hand_over.js";
import { refocus } from "../refocus.js";
import { request } from "../request.js";
import { quiet } from "./quiet.js";
import { showModal } from "./show_modal.js";

/**
 * What the component may ask of the page, and the page of it: app.Browser, seen from the other side. A component
 * that is over is not heard.
 * @param {import("../types").Page} page
 * @param {import("../types").Run} run
 * @param {typeof import("../tools.js").tools} tools
 * @param {string} view
 * @returns {import("../types").Bridge}
 */
export function bridge(page, run, tools, view) {
  const alive = () => page.run === run;
  const { signal } = run.controller;
  const records = (/** @type {string} */ method) =>
    fetch(new URL("record", location.origin + page.data.endpoint), {
      method,
      cache: "no-store",
      headers: method === "POST" ? { "Content-Type": "application/json" } : {},
      body: method === "POST" ? "{}" : undefined,
    });
  let following = "";
  // Where the loader has painted nothing yet, the component does, for the choice of now.
  if (!page.host?.first.querySelector(".banner")) page.before = page.choice;
  let shown = false;
  const show = () => {
    if (alive() && !shown) handOver(page);
    shown = true;
  };
  /** @type {import("../types").Bridge} */
  const self = {
    view,
    get asking() {
      return page.asking;
    },
    refused: page.refused,
    get open() {
      return page.wanted;
    },
    next: () => tools.next(page),
    choice() {
      tools.read(page);
      return page.choice ? encode(page.choice) : "";
    },
    before: () => (page.before ? encode(page.before) : ""),
    keep(value) {
      const choice = decode(value);
      if (!alive() || !choice) return;
      tools.keep(page, choice);
      if (page.before) page.before = page.choice;
    },
    kept: () => void (alive() && page.send?.(page.wanted ? "panel" : "banner")),
    // What is said of a service ends when it may be used again.
    remaining() {
      // The server removes what no script can, once it has been told, or says that it could not.
      const told = page.waiting?.().length === 0;
      const left = (page.remaining ?? []).filter(
        ({ category, service, why }) => !tools.may(page, category + "/" + service) && !(told && why === "httpOnly"),
      );
      const names = left.map(({ name }) => name).concat((told && page.left?.split(" ")) || []);
      return [...new Set(names)].join(", ");
    },
    load(lang, done) {
      request(page, page.data.assets.more + lang + ".json", { signal })
        .then((response) => response.text())
        .catch(() => "")
        .then(done);
    },
    record: (done) => void records("GET").then((r) => (r.ok ? r.text() : r.status === 404 ? "[]" : "")).catch(() => "").then(done),
    forget(done) {
      const taken = (/** @type {boolean} */ ok) => {
        if (ok) page.send?.(); // what waits would bring it back
        done(ok);
      };
      records("POST").then((r) => r.status === 204).catch(() => false).then(taken);
    },
    ready() {
      run.show = () => {
        show();
        self.onopen?.();
      };
      run.hide = () => self.onclose?.();
      run.speak = (code) => {
        following = code;
        self.onspeak?.(code);
      };
      run.heard = () => self.onchange?.();
      if (page.wanted) show();
      else quiet(page, signal, show);
    },
    changed: () => void (alive() && tools.settle(page)),
    language(code) {
      if (!alive()) return;
      page.picked ||= code !== following;
      announce(page, code);
    },
    modal: (dialog) => showModal(page, dialog),
    idle() {
      if (!alive()) return;
      page.wanted = false;
      refocus(page);
    },
  };
  return self;
}
