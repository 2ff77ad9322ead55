import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { boot } from "../boot.js";
import { handle } from "../room/handle.js";
import { data } from "../testing/data.js";
import { dom } from "../testing/dom.js";
import { tools } from "../tools.js";
import { sender } from "./sender.js";

let sent;
let answers;
let warned;

beforeEach(() => {
  sent = [];
  answers = [];
  warned = [];
  mock.timers.enable({ apis: ["setTimeout"] });
  // Not of a chunk that cannot be had here.
  mock.method(console, "warn", (text, why = "") => why.includes("room") || warned.push(text));
  globalThis.fetch = async (url, { body, keepalive }) => {
    const answer = answers.shift() ?? { status: 204 };
    sent.push({ url, keepalive, ...JSON.parse(body), status: answer.status });
    if (answer instanceof Error) throw answer;
    answer.before?.();
    return { status: answer.status, headers: new Headers(answer.headers), text: async () => answer.text ?? "" };
  };
});
afterEach(() => mock.reset() || mock.timers.reset());

/** A page on which answers are sent. Who comes back brings a storage along. */
function come({ cookie, waiting, gpc = false, ...changes } = {}) {
  const window = dom();
  Object.defineProperty(globalThis, "localStorage", { value: window.localStorage, configurable: true, writable: true });
  globalThis.requestAnimationFrame = (then) => setTimeout(then);
  Object.defineProperty(navigator, "globalPrivacyControl", { value: gpc });
  navigator.sendBeacon = (url, body) => sent.push({ url, beacon: true, ...JSON.parse(body) });
  if (cookie) document.cookie = cookie;
  if (waiting) localStorage.setItem("eu-consent-waiting", JSON.stringify(waiting));
  boot(data({ endpoint: "/consent/choice", sender, ...changes }), null);
}
const waits = () => JSON.parse(localStorage.getItem("eu-consent-waiting") ?? "[]");
const turn = () => new Promise(setImmediate);
/** Lets time pass, in milliseconds. */
async function pass(ms = 200) {
  await turn();
  mock.timers.tick(ms);
  for (let i = 0; i < 5; i++) await turn();
}
const old = { id: "1".repeat(32), choice: "1.7.media:true:m", was: "", language: "en", shown: "a/more.", source: "panel" };
const now = () => Math.floor(Date.now() / 1000);

test("a decision is sent after the press has been answered, with what was before", async () => {
  come();
  window.biscotte.accept();
  assert.deepEqual([sent, waits()], [[], []]);
  await pass();
  const first = window.biscotte.choice.time;
  window.biscotte.refuse();
  await pass();
  const value = (yes, time) => `1.${time}.statistics:${yes}:s.media:${yes}:m`;
  assert.match(sent[0].id, /^[0-9a-f]{32}$/);
  assert.notEqual(sent[0].id, sent[1].id);
  const url = "https://example.org/consent/choice";
  const rest = { url, keepalive: true, language: "en", shown: "a/more.", source: "api", status: 204 };
  assert.deepEqual(sent.map(({ id: _, ...one }) => one), [
    { ...rest, choice: value(true, first), was: "" },
    { ...rest, choice: value(false, window.biscotte.choice.time), was: value(true, first) },
  ]);
  assert.deepEqual(waits(), []);
});

test("a button of the banner says so", async () => {
  come();
  document.querySelector("biscotte-consent").shadowRoot.querySelector("[data-do=refuse]").click();
  await pass();
  assert.equal(sent[0].source, "banner");
});

test("what can't be sent waits, twice as long each time, until it is taken", async () => {
  come({ waiting: [old] });
  answers = [{ status: 503 }, new TypeError("no network"), { status: 429, headers: { "Retry-After": "30" } }];
  await pass();
  assert.equal(sent.length, 1);
  await pass(4_000);
  assert.equal(sent.length, 1);
  await pass(1_000);
  assert.equal(sent.length, 2);
  await pass(10_000);
  assert.equal(sent.length, 3);
  await pass(20_000);
  assert.equal(sent.length, 3, "the server wants half a minute");
  await pass(10_000);
  assert.deepEqual(sent.map(({ id, status }) => [id, status]), [503, undefined, 429, 204].map((status) => [old.id, status]));
  assert.deepEqual([waits(), warned], [[], []]);
});

test("it is sent as soon as the line is back, the oldest first", async () => {
  come({ waiting: [old, { ...old, id: "2" }] });
  answers = [new TypeError("no network")];
  await pass();
  assert.deepEqual(waits().length, 2);
  window.dispatchEvent(new Event("online"));
  await pass(0);
  assert.deepEqual(sent.map(({ id }) => id), [old.id, old.id, "2"]);
});

for (const status of [200, 400, 403, 404, 409, 413, 422]) {
  test(`${status} is final, and said once`, async () => {
    come({ waiting: [old] });
    answers = [{ status, text: "only for the pages of this site" }];
    await pass();
    await pass(1_000_000);
    assert.equal(sent.length, 1);
    assert.deepEqual(waits(), []);
    assert.equal(warned.length, 1);
    assert.match(warned[0], new RegExp(`https://example.org/consent/choice answered ${status} only for the pages.*--records`));
  });
}

// Behind a proxy that does not know the path, the page's own server answers: with 501 or 500, for ever.
for (const [what, failing, tries] of [
  ["501 is told at once", { status: 501, text: "Unsupported method ('POST')" }, 1],
  ["500 is told at once", { status: 500 }, 1],
  ["502 is told once it stays", { status: 502 }, 4],
  ["no answer is told once it stays", new TypeError("Failed to fetch"), 4],
]) {
  test(`${what}; the answer waits on`, async () => {
    come({ waiting: [old] });
    answers = Array(9).fill(failing);
    await pass();
    while (sent.length < tries) {
      assert.deepEqual(warned, []);
      await pass(5_000);
    }
    assert.equal(warned.length, 1);
    assert.match(warned[0], /^biscotte: an answer waits: https:\/\/example\.org\/consent\/choice answered (5\d\d|nothing)[^;]*; is it biscotte serve --records\?$/);
    while (sent.length < tries + 2) await pass(5_000);
    assert.equal(warned.length, 1, "it is said once");
    assert.equal(waits().length, 1);
  });
}

test("who leaves before anything was sent has it sent nevertheless, and by the next page again", () => {
  come();
  window.biscotte.accept();
  window.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(sent.map(({ beacon, source }) => [beacon, source]), [[true, "api"]]);
  assert.equal(waits().length, 1);
});

// Chromium drops a fetch that has just begun when the page goes, keepalive or not.
for (const [what, answer] of [["is on its way", new Promise(() => {})], ["was dropped", new TypeError("no network")]]) {
  test(`who leaves while the answer ${what} has it sent nevertheless`, async () => {
    come();
    answers = [{ status: 204 }];
    window.biscotte.accept();
    await pass();
    if (answer instanceof Error) answers = [answer];
    else globalThis.fetch = () => answer;
    window.biscotte.refuse();
    await pass();
    window.dispatchEvent(new Event("pagehide"));
    const { choice, beacon } = sent.at(-1);
    assert.deepEqual([/media:false/.test(choice), beacon], [true, true]);
    assert.equal(sent.filter(({ beacon }) => beacon).length, 1, "not what the server has taken");
  });
}

test("who leaves a server that has said no for now does not press it", async () => {
  come();
  answers = [{ status: 503 }];
  window.biscotte.accept();
  await pass();
  window.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(sent.map(({ status }) => status), [503]);
  assert.equal(waits().length, 1);
});

test("the server's answer to an earlier choice does not take the place of a later one", async () => {
  come();
  window.biscotte.accept();
  const before = document.cookie;
  mock.timers.tick(200);
  answers = [{ status: 204, before: () => {
    window.biscotte.refuse();
    document.cookie = before; // as its Set-Cookie does
  } }];
  await pass();
  const { time } = window.biscotte.choice;
  assert.equal(document.cookie, `eu-consent=1.${time}.statistics:false:s.media:false:m`);
});

test("what is forgotten is not sent any more", async () => {
  come({ waiting: [old] });
  const page = { data: data({ endpoint: "/consent/choice" }), choice: null, lang: "en" };
  sender(page, () => {})("api");
  await pass();
  assert.deepEqual([sent, waits()], [[], []]);
});

const purposes = [{ id: "ads", fingerprint: "a", gpc: true }, { id: "media", fingerprint: "m" }];
for (const [name, options, choices] of [
  ["has answered alone", { purposes: purposes.slice(0, 1), gpc: true }, ["ads:false:a"]],
  ["is not there", { purposes: purposes.slice(0, 1) }, []],
  ["leaves something to ask", { purposes, gpc: true }, []],
  ["comes after the visitor's own answer", { purposes, gpc: true, cookie: `eu-consent=1.${now()}.ads:true:a.media:true:m` }, []],
]) {
  test(`a privacy signal that ${name}`, async () => {
    come(options);
    await pass();
    assert.deepEqual(sent.map(({ choice, source }) => [choice.replace(/^1\.\d+\./, ""), source]), choices.map((c) => [c, "gpc"]));
    if (choices[0]) assert.equal(document.cookie, "eu-consent=" + sent[0].choice);
  });
}

for (const [status, said] of [[204, 0], [400, 1]]) {
  test(`a language cookie that scripts cannot write is asked of the server: ${status}`, async () => {
    let here;
    come({ languageCookie: { name: "lang", httpOnly: true }, signaller: (page) => ((here = page), () => {}) });
    handle(here, tools, here.host.first);
    answers = [{ status }];
    const list = document.querySelector("biscotte-consent").shadowRoot.querySelector("select");
    list.value = "fr";
    list.dispatchEvent(new Event("change", { bubbles: true }));
    await turn();
    assert.deepEqual(sent, [{ url: "https://example.org/consent/language", keepalive: true, language: "fr", status }]);
    assert.equal(warned.length, said);
    assert.equal(document.cookie, "");
  });
}

test("a banner is told of where the policy wants that, once, by its language alone", async () => {
  const told = [];
  globalThis.fetch = async (url, { body, credentials }) => told.push([url, body, credentials]);
  come({ shown: true });
  await pass();
  assert.deepEqual(told, [[location.origin + "/consent/shown", '{"language":"en"}', "omit"]]);
  come({ shown: true, cookie: `eu-consent=1.${now()}.statistics:false:s.media:false:m` });
  come();
  await pass();
  assert.equal(told.length, 1);
});

test("the server says which cookies it could not remove, until it can", async () => {
  /** @type {any} */
  let page;
  come({ sender: (/** @type {any} */ of, /** @type {any} */ keep) => sender((page = of), keep) });
  answers.push({ status: 204, headers: { "Biscotte-Left": "a b" } }, { status: 204 });
  window.biscotte.refuse();
  await pass();
  assert.equal(page.left, "a b");
  window.biscotte.refuse();
  await pass();
  assert.equal(page.left, null);
});
