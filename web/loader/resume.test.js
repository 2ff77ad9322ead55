import assert from "node:assert/strict";
import { test } from "node:test";

import { boot } from "./boot.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";

// Answers that are given elsewhere: the stored one is the truth.

const now = () => Math.floor(Date.now() / 1000);
const settled = () => new Promise((done) => setTimeout(done, 120));
const event = () => new Promise((done) => document.addEventListener("biscotte:choice", done, { once: true }));
const banner = () => document.querySelector("biscotte-consent");
const store = (value) => (document.cookie = value ? "eu-consent=" + value : "eu-consent=; Max-Age=0");
const cookie = () => document.cookie.replace(/^eu-consent=1\.\d+\./, "");
const both = (yes, time = now()) => `1.${time}.statistics:${yes}:s.media:${yes}:m`;
const here = () => ({ asks: !!banner(), statistics: window.biscotte.allowed("statistics"), told: told.at(-1)?.categories.statistics });

// The timers of the page before are its own affair.
const wait = globalThis.setTimeout;
const timers = [];
globalThis.setTimeout = (...args) => timers[timers.push(wait(...args)) - 1];

let told;
let channels;
let reads;

/** Begins on a page with an answer, or none. */
function start(value = "", changes = {}) {
  timers.splice(0).forEach(clearTimeout);
  dom();
  globalThis.fetch = window.fetch = async () => {
    throw new TypeError("offline");
  };
  told = [];
  channels = [];
  reads = 0;
  document.addEventListener("biscotte:choice", (event) => told.push(event.detail));
  globalThis.BroadcastChannel = class {
    constructor() {
      channels.push(this);
    }
    postMessage() {
      this.sent = true;
    }
    close() {
      this.closed = true;
    }
  };
  const { get, set } = Object.getOwnPropertyDescriptor(window.Document.prototype, "cookie");
  Object.defineProperty(document, "cookie", {
    get() {
      reads++;
      return get.call(document);
    },
    set: (to) => set.call(document, to),
  });
  if (value) store(value);
  boot(data(changes), null);
}

const ways = {
  "a channel": () => channels.at(-1).onmessage(),
  "the focus": () => window.dispatchEvent(new window.Event("focus")),
  "the browser's memory": () => window.dispatchEvent(new window.Event("pageshow")),
  "another tab": () => document.dispatchEvent(new window.Event("visibilitychange")),
  "what the page asks": () => window.biscotte.allowed("media"),
};

for (const [way, hears] of Object.entries(ways)) {
  for (const [what, before, meanwhile, after] of [
    ["a yes where it is asked", "", () => both(true), { asks: false, statistics: true, told: true }],
    ["a no where it is asked", "", () => both(false), { asks: false, statistics: false, told: false }],
    ["a withdrawal within the second", () => both(true), () => both(false), { asks: false, statistics: false, told: false }],
    ["an answer that is gone", () => both(true), () => "", { asks: true, statistics: false, told: false }],
  ]) {
    test(`${what}, heard by ${way}`, async () => {
      start(before && before());
      store(meanwhile());
      const next = event();
      hears();
      await next;
      assert.deepEqual(here(), after);
    });
  }
}

test("however often it is heard, it is told once", async () => {
  start(both(true));
  store(both(false));
  const next = event();
  for (const hears of Object.values(ways)) hears();
  await next;
  for (const hears of Object.values(ways)) hears();
  await settled();
  assert.equal(told.length, 1);
});

test("what is allowed goes by the stored answer, heard or not", () => {
  start(both(true));
  assert.equal(window.biscotte.allowed("statistics"), true);
  return Promise.resolve().then(() => {
    store(both(false));
    assert.equal(window.biscotte.allowed("statistics"), false);
    assert.equal(window.biscotte.choice.answers[0].granted, false);
  });
});

test("however much is decided in one turn, the cookie is read a few times", () => {
  start(both(true));
  reads = 0;
  for (let i = 0; i < 2000; i++) window.biscotte.allowed("statistics");
  assert.ok(reads < 5, `${reads} times`);
});

test("a refusal where it is still asked, after a yes elsewhere that was not heard", async () => {
  start();
  store(both(true));
  const time = now();
  const next = event();
  banner().shadowRoot.querySelector("[data-do=refuse]").click();
  await next;
  assert.equal(cookie(), "statistics:false:s.media:false:m");
  assert.ok(window.biscotte.choice.time > time, "it is the newer one");
  assert.deepEqual(here(), { asks: false, statistics: false, told: false });
});

test("one answer on top of a withdrawal elsewhere leaves the withdrawal", async () => {
  start(both(true));
  store(both(false));
  window.biscotte.set({ "media/video": true });
  assert.equal(cookie(), "statistics:false:s.media:false:m.~video:true");
});

test("a decision is newer than one by a clock that was ahead", async () => {
  const ahead = now() + 3600;
  start(both(true, ahead));
  window.biscotte.refuse();
  assert.equal(window.biscotte.choice.time, ahead + 1);
  window.biscotte.set({ media: true });
  assert.equal(window.biscotte.choice.time, ahead + 2);
  await settled();
});

test("who answers tells the others; who leaves takes the channel along", async () => {
  start();
  channels[0].sent = false;
  window.biscotte.accept();
  assert.equal(channels[0].sent, true);
  channels[0].sent = false;
  window.biscotte.reset();
  assert.equal(channels[0].sent, true, "of an answer that is forgotten, too");
  window.dispatchEvent(new window.Event("pagehide"));
  assert.equal(channels[0].closed, true);
  window.dispatchEvent(new window.Event("pageshow"));
  assert.equal(channels.length, 2);
});

for (const [what, outer, asks] of [
  ["a page that asks", { biscotte: { asking: true } }, false],
  ["a page that does not", { biscotte: { asking: false } }, true],
  ["a page without us", {}, true],
  ["a page of another origin", { get biscotte() { throw new Error("SecurityError"); } }, true],
]) {
  test(`in a frame of ${what} it ${asks ? "is asked" : "is not asked"}`, async () => {
    dom();
    Object.defineProperty(outer, "parent", { get: () => outer });
    Object.defineProperty(window, "parent", { value: outer, configurable: true });
    boot(data(), null);
    assert.equal(!!banner(), asks);
    store(both(true));
    const next = event();
    window.dispatchEvent(new window.Event("focus"));
    await next;
    assert.equal(window.biscotte.allowed("statistics"), true, "it follows");
    assert.equal(banner(), null);
  });
}

test("what the page gets of a choice cannot be changed", async () => {
  start(both(false));
  const { choice } = window.biscotte;
  assert.throws(() => (choice.answers[0].granted = true), TypeError);
  assert.throws(() => (choice.answers = []), TypeError);
  assert.throws(() => choice.exceptions.push({ service: "matomo", granted: true }), TypeError);
  assert.equal(window.biscotte.allowed("statistics/matomo"), false);
});

test("where nothing is asked, nobody waits for an answer", async () => {
  start("", { purposes: [{ id: "necessary", exempt: true }] });
  assert.equal(await window.biscotte.whenAnswered(), null);
});
