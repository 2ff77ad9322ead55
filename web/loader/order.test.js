import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { boot } from "./boot.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";

// What comes before what on a page, as its vendors see it.

const signal = { to: "q", form: "spread", start: [["start"]], known: [["known"]], yes: [["yes"]], no: [["no"]], when: "statistics" };
const purposes = [{ id: "statistics", fingerprint: "s", gpc: true }, { id: "media", fingerprint: "m" }];
const now = () => Math.floor(Date.now() / 1000);
const settled = () => new Promise((done) => setTimeout(done, 120));
const banner = () => document.querySelector("biscotte-consent");

let log;

beforeEach(() => start());

/** Notes with each word whether the held script has been let go, and whether the banner is there. */
function start() {
  dom(`<!doctype html><html><body><script type="text/plain" data-consent="statistics">1</script></body></html>`);
  log = [];
  window.q = {
    push: (word) => log.push([word, ...(document.querySelector("script:not([data-consent])") ? ["let go"] : []), ...(banner() ? ["asked"] : [])].join(" ")),
  };
}

test("a first page: start, then the banner", () => {
  boot(data({ purposes, signals: [signal] }), null);
  assert.deepEqual(log, ["start"]);
  assert.ok(banner());
});

test("a decision: the banner goes, then the vendors hear of it, then the gate opens", async () => {
  boot(data({ purposes, signals: [signal] }), null);
  window.biscotte.accept();
  assert.deepEqual(log, ["start"], "not before the press has been answered on the screen");
  await settled();
  assert.deepEqual(log, ["start", "known", "yes"]);
  assert.ok(document.querySelector("script:not([data-consent])"));
});

test("the next page: known before the gate opens", async () => {
  document.cookie = `eu-consent=1.${now()}.statistics:true:s.media:false:m`;
  boot(data({ purposes, signals: [signal] }), null);
  assert.deepEqual(log, ["start", "known", "yes"]);
  await settled(); // a chunk is asked for first, and cannot be had here
  assert.ok(document.querySelector("script:not([data-consent])"));
});

test("the next page after a no: what is known, and no second no", () => {
  document.cookie = `eu-consent=1.${now()}.statistics:false:s.media:false:m`;
  boot(data({ purposes, signals: [signal] }), null);
  assert.deepEqual(log, ["start", "known"]);
});

test("an answer given in another tab", async () => {
  boot(data({ purposes, signals: [signal] }), null);
  document.cookie = `eu-consent=1.${now()}.statistics:true:s.media:false:m`;
  Object.defineProperty(Object.getPrototypeOf(document), "hidden", { value: false });
  document.dispatchEvent(new window.Event("visibilitychange"));
  await settled();
  assert.deepEqual(log, ["start", "known", "yes"]);
});

test("a page that nobody looks at yet: what is denied by default, and nothing else", async () => {
  document.cookie = `eu-consent=1.${now()}.statistics:true:s.media:false:m`;
  Object.defineProperty(Object.getPrototypeOf(document), "prerendering", { value: true, configurable: true });
  boot(data({ purposes, signals: [signal] }), null);
  assert.deepEqual(log, ["start"]);
  Object.defineProperty(Object.getPrototypeOf(document), "prerendering", { value: false });
  document.dispatchEvent(new window.Event("prerenderingchange"));
  assert.deepEqual(log, ["start", "known", "yes"]);
  await settled(); // what lets the script go is on its way, and looks at the page that is there by then
});

for (const [name, property, value, dnt, asked] of [
  ["GPC", "globalPrivacyControl", true, false, false],
  ["GPC as text", "globalPrivacyControl", "1", false, true],
  ["DNT where the policy counts it", "doNotTrack", "1", true, false],
  ["DNT where it does not", "doNotTrack", "1", false, true],
  ["DNT unspecified", "doNotTrack", "unspecified", true, true],
  ["neither", "doNotTrack", null, true, true],
]) {
  test(`${name}: what it refuses is ${asked ? "asked" : "not asked"}, and nothing is written`, () => {
    Object.defineProperty(navigator, property, { value, configurable: true });
    boot(data({ purposes: purposes.slice(0, 1), signals: [signal], dnt }), null);
    assert.equal(!!banner(), asked);
    assert.deepEqual(log, ["start"]);
    assert.equal(document.cookie, "");
    assert.equal(window.biscotte.allowed("statistics"), false);
  });
}

test("GPC: what it does not refuse is still asked, and the line says what it does", () => {
  Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
  const plain = data();
  const tree = [...plain.tree, ["p", { class: "signal", role: "status", hidden: "" }, "Honoured"]];
  boot(data({ purposes, tree }), null);
  assert.equal(banner().shadowRoot.querySelector(".signal").hidden, false);
});

test("no GPC, and GPC against an answer: no line", async (t) => {
  t.mock.method(console, "warn", () => {});
  const tree = [...data().tree, ["p", { class: "signal", role: "status", hidden: "" }, "Honoured"]];
  boot(data({ purposes, tree }), null);
  assert.equal(banner().shadowRoot.querySelector(".signal").hidden, true);
  start();
  Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
  document.cookie = `eu-consent=1.${now()}.statistics:true:s.media:false:old`;
  boot(data({ purposes, tree }), null);
  await settled();
  assert.equal(banner().shadowRoot.querySelector(".signal").hidden, true);
});
