import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { boot } from "./boot.js";
import { room } from "./room/room.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";
import { tools } from "./tools.js";

let events;
let requests;

beforeEach(() => {
  start();
  requests = [];
  globalThis.fetch = async (url) => {
    requests.push(url);
    throw new TypeError("no network");
  };
});

function start(html, url) {
  dom(html, url);
  events = [];
  for (const name of ["ready", "choice", "language"]) {
    document.addEventListener("biscotte:" + name, (event) => events.push([name, event.detail]));
  }
}

const host = () => document.querySelector("biscotte-consent");
const find = (selector) => host().shadowRoot.querySelector(selector);
const press = (what) => find(`[data-do=${what}]`).click();
/** Begins, and takes the chunk that comes after the paint for one that has come. */
const painted = (changes = {}) => {
  let here;
  boot(data({ ...changes, signaller: (page) => ((here = page), () => {}) }), null);
  room(here, tools);
};
const settled = () => new Promise((done) => setTimeout(done, 120));

/** What the console is told, and when that begins. */
function warnings(t) {
  const all = [];
  const first = new Promise((done) => t.mock.method(console, "warn", (...said) => /room/.test(said.join()) || done(all.push(said.join(" ")))));
  return { all, first };
}

const now = () => Math.floor(Date.now() / 1000);

test("a first visit is asked, in the page's language", () => {
  start("<!doctype html><html lang=fr-CA><body><main></main></body></html>");
  boot(data(), null);
  assert.equal(find("h2").textContent, "Traceurs");
  assert.equal(find("section").lang, "fr");
  assert.equal(find("select").value, "fr");
  assert.deepEqual(events, [["ready", { choice: null, categories: { necessary: true, statistics: false, media: false }, asked: true }]]);
  assert.equal(window.biscotte.language, "fr");
  assert.equal(document.cookie, "");
});

test("what the page is made of stays as it is", () => {
  const globals = Object.keys(window);
  start("<!doctype html><html><body><main></main></body></html>");
  boot(data(), null);
  assert.equal(document.body.firstElementChild.localName, "main");
  assert.equal(host().nextSibling, document.body);
  assert.deepEqual(Object.keys(window).filter((name) => !globals.includes(name)), ["biscotte"]);
});

for (const [what, yes] of [["accept", true], ["refuse", false]]) {
  test(`${what}: the screen is clear at once, the answer kept, the page told afterwards`, async () => {
    boot(data(), null);
    press(what);
    assert.equal(host(), null);
    const time = window.biscotte.choice.time;
    assert.equal(document.cookie, `eu-consent=1.${time}.statistics:${yes}:s.media:${yes}:m`);
    assert.equal(events.length, 1, "the page is told after the press has been answered");
    await settled();
    assert.deepEqual(events[1][0], "choice");
    assert.deepEqual(events[1][1].categories, { necessary: true, statistics: yes, media: yes });
    assert.equal(window.biscotte.allowed("statistics/matomo"), yes);
    assert.deepEqual(requests, []);
  });
}

for (const [name, connection, fetched] of [
  ["an ordinary line", undefined, true],
  ["Save-Data", { saveData: true }, false],
  ["a 2G line", { effectiveType: "2g" }, false],
  ["a slow 2G line", { effectiveType: "slow-2g" }, false],
  ["a 4G line", { effectiveType: "4g" }, true],
]) {
  test(`the second stage is fetched in idle time: ${name}`, async (t) => {
    t.mock.method(console, "warn", () => {});
    Object.defineProperty(navigator, "connection", { value: connection });
    window.requestIdleCallback = globalThis.requestIdleCallback = (call) => setTimeout(call);
    painted({ load: "idle" });
    assert.deepEqual(requests, [], "not before the page has loaded");
    window.dispatchEvent(new window.Event("load"));
    await settled();
    assert.equal(requests.length > 0, fetched);
  });
}

test("where the policy says intent, the first sign of it fetches the second stage", async (t) => {
  t.mock.method(console, "warn", () => {});
  painted();
  find("[data-do=refuse]").dispatchEvent(new window.Event("pointerover", { bubbles: true, composed: true }));
  assert.deepEqual(requests, []);
  find("[data-do=customise]").dispatchEvent(new window.Event("pointerover", { bubbles: true, composed: true }));
  assert.equal(requests.length, 3);
  await settled();
  find("[data-do=customise]").dispatchEvent(new window.Event("pointerover", { bubbles: true, composed: true }));
  assert.equal(requests.length, 3, "once it has failed, only a press tries again");
});

test("a visitor who has answered is asked nothing", () => {
  document.cookie = `eu-consent=1.${now()}.statistics:true:s.media:false:m`;
  boot(data(), null);
  assert.equal(host(), null);
  assert.equal(events[0][1].asked, false);
  assert.equal(window.biscotte.allowed("statistics"), true);
  assert.equal(window.biscotte.allowed("media"), false);
  assert.equal(window.biscotte.allowed("media/video"), false);
  assert.equal(window.biscotte.allowed("statistics/video"), false);
});

for (const [name, value] of [
  ["an answer that has run out", `1.${now() - 180 * 86400}.statistics:true:s.media:true:m`],
  ["an answer from the future", `1.${now() + 2 * 86400}.statistics:true:s.media:true:m`],
  ["nonsense", "%7B%22statistics%22%3Atrue%7D"],
]) {
  test(`${name} is asked again and grants nothing`, () => {
    document.cookie = "eu-consent=" + value;
    boot(data(), null);
    assert.ok(find("[data-do=accept]"));
    assert.equal(window.biscotte.allowed("statistics"), false);
  });
}

test("another fingerprint is asked again and grants nothing, even where the chunk for that cannot be had", async (t) => {
  const { all, first } = warnings(t);
  document.cookie = `eu-consent=1.${now()}.statistics:true:old.media:true:m`;
  boot(data(), null);
  assert.equal(host(), null, "no banner that becomes another");
  await settled();
  assert.ok(find("[data-do=accept]"));
  assert.equal(window.biscotte.allowed("statistics"), false);
  await first;
  assert.match(all[0], /a\/more\.again\.js/);
});

test("who answers before that chunk is there is not asked", async (t) => {
  t.mock.method(console, "warn", () => {});
  document.cookie = `eu-consent=1.${now()}.statistics:true:old.media:true:m`;
  boot(data(), null);
  window.biscotte.refuse();
  await settled();
  assert.equal(host(), null);
});

test("a page that may not have cookies keeps the answer for as long as it lives", async () => {
  Object.defineProperty(Object.getPrototypeOf(document), "cookie", {
    get() {
      throw new Error("SecurityError");
    },
    set() {
      throw new Error("SecurityError");
    },
  });
  boot(data(), null);
  press("accept");
  await settled();
  assert.equal(host(), null);
  assert.equal(window.biscotte.allowed("statistics"), true);
});

test("a domain that is not the page's leaves the answer to the host, in silence", async (t) => {
  const said = warnings(t);
  boot(data({ consentCookie: { name: "eu-consent", domain: "elsewhere.test" } }), null);
  press("accept");
  await settled();
  assert.match(document.cookie, /^eu-consent=1\.\d+\.statistics:true:s\.media:true:m$/);
  assert.deepEqual(said.all, []);
});

test("a cookie that the browser drops in silence is told of, and the next page knows the answer", async (t) => {
  const said = warnings(t);
  const refusing = { get: () => "", set() {} };
  Object.defineProperty(Object.getPrototypeOf(document), "cookie", refusing);
  boot(data(), null);
  press("accept");
  await settled();
  assert.deepEqual(said.all, ["biscotte: cookie refused"]);
  const { localStorage } = window;
  const next = () => {
    start();
    Object.defineProperty(Object.getPrototypeOf(document), "cookie", refusing);
    for (const [name, value] of Object.entries(localStorage)) window.localStorage.setItem(name, value);
    boot(data(), null);
  };
  next();
  assert.equal(host(), null, "nobody is asked twice");
  assert.equal(window.biscotte.allowed("media"), true);
  // Once a cookie has it, nothing stays behind.
  start();
  window.localStorage.setItem("eu-consent", "1.1700000000.statistics:false:s.media:false:m");
  boot(data(), null);
  press("refuse");
  await settled();
  assert.equal(window.localStorage.length, 0);
});

test("another language: drawn at once, written as declared, told, the focus kept", () => {
  painted();
  const list = find("select");
  list.focus();
  list.value = "fr";
  list.dispatchEvent(new window.Event("change", { bubbles: true }));
  assert.equal(find("h2").textContent, "Traceurs");
  assert.equal(document.cookie, "django_language=fr");
  assert.deepEqual(events[1], ["language", { language: "fr" }]);
  assert.equal(host().shadowRoot.activeElement, find("select"));
});

test("a language cookie that scripts must not write is not written", () => {
  painted({ languageCookie: { name: "django_language", httpOnly: true, reload: true } });
  find("select").value = "fr";
  find("select").dispatchEvent(new window.Event("change", { bubbles: true }));
  assert.equal(document.cookie, "");
  assert.equal(find("h2").textContent, "Traceurs");
});

test("nothing is shown or recorded before somebody looks at the page", () => {
  Object.defineProperty(Object.getPrototypeOf(document), "prerendering", { value: true, configurable: true });
  boot(data(), null);
  window.biscotte.accept();
  assert.equal(host(), null);
  assert.equal(document.cookie, "");
  assert.deepEqual(events, []);
  Object.defineProperty(Object.getPrototypeOf(document), "prerendering", { value: false });
  document.dispatchEvent(new Event("prerenderingchange"));
  assert.match(document.cookie, /statistics:true/);
});

test("before somebody looks at the page, an objection counts, that of another window too", () => {
  Object.defineProperty(Object.getPrototypeOf(document), "prerendering", { value: true, configurable: true });
  const value = (granted) => `eu-consent=1.${Math.floor(Date.now() / 1000)}.statistics:${granted}:s`;
  document.cookie = value(false);
  boot(data({ purposes: [{ id: "statistics", fingerprint: "s", optOut: true }] }), null);
  assert.equal(window.biscotte.allowed("statistics"), false);
  document.cookie = value(true);
  assert.equal(window.biscotte.allowed("statistics"), true);
  document.cookie = value(false);
  assert.equal(window.biscotte.allowed("statistics"), false);
  Object.defineProperty(Object.getPrototypeOf(document), "prerendering", { value: false });
});

test("where neither cookie nor storage takes a refusal, the yes before is none, and the page refuses", async (t) => {
  warnings(t);
  Object.defineProperty(Object.getPrototypeOf(document), "cookie", { get: () => "", set() {} });
  boot(data(), null);
  window.biscotte.accept();
  assert.equal(window.biscotte.allowed("statistics"), true);
  const full = 5_000_000 - Object.entries(window.localStorage).flat().join("").length; // jsdom's quota
  window.localStorage.setItem("x", "x".repeat(full - 1));
  window.biscotte.refuse();
  await settled();
  assert.deepEqual([window.biscotte.allowed("statistics"), window.biscotte.choice?.answers[0].granted], [false, false]);
  assert.equal(host(), null);
  assert.deepEqual(Object.keys(window.localStorage), ["x"]);
});

for (const [name, there, tell] of [
  ["the browser tells of cookies, and has no channels", () => (window.cookieStore = new window.EventTarget()), (store) => store.dispatchEvent(new window.Event("change"))],
  ["there are channels, and the browser tells of no cookies", () => {
    const channels = [];
    globalThis.BroadcastChannel = class { constructor() { channels.push(this); } postMessage() {} };
    return channels;
  }, ([channel]) => channel.onmessage()],
]) {
  test(`an answer of another window is heard at once: ${name}`, (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] }); // it looks again when the test is over
    const found = there();
    boot(data(), null);
    document.cookie = `eu-consent=1.${Math.floor(Date.now() / 1000)}.statistics:false:s.media:false:m`;
    tell(found);
    assert.equal(host(), null);
  });
}

test("a framework that replaces the body or throws the banner out does not get rid of it", async () => {
  painted();
  document.documentElement.replaceChild(document.createElement("body"), document.body);
  host().remove();
  await settled();
  assert.ok(find("[data-do=refuse]"));
  press("refuse");
  await settled();
  assert.equal(host(), null, "an answered banner stays away");
});

test("customise without a second stage: busy, then a message, one warning, and the answers still work", async (t) => {
  const { all, first } = warnings(t);
  boot(data(), { src: "https://cdn.example/consent.js", nonce: "", hasAttribute: () => false });
  press("customise");
  assert.equal(find("[data-do=customise]").getAttribute("aria-busy"), "true");
  await settled();
  assert.equal(find("[role=status]").textContent, "Cannot be shown");
  assert.equal(find("[data-do=customise]").hasAttribute("aria-busy"), false);
  press("customise");
  await settled();
  await first;
  await settled();
  await settled();
  assert.equal(all.length, 1);
  assert.equal(requests[0], "https://cdn.example/a/ui.wasm");
  press("refuse");
  assert.match(document.cookie, /statistics:false/);
});

test("a visitor who has answered and wants the panel, which fails, can answer again", async (t) => {
  t.mock.method(console, "warn", () => {});
  start('<!doctype html><html><body><a href="#" data-consent-open><b>settings</b></a></body></html>');
  document.cookie = `eu-consent=1.${now() - 9}.statistics:true:s.media:true:m`;
  boot(data(), null);
  document.querySelector("b").click();
  assert.equal(find("[role=status]").className, "busy");
  await settled();
  assert.equal(find("[role=status]").textContent, "Cannot be shown");
  assert.equal(host().shadowRoot.activeElement, find("[data-do=customise]"));
  press("refuse");
  await settled();
  assert.match(document.cookie, /statistics:false/);
  assert.equal(host(), null);
});

test("an answer given elsewhere takes the banner away", async () => {
  boot(data(), null);
  document.cookie = `eu-consent=1.${now()}.statistics:true:s.media:false:m`;
  Object.defineProperty(Object.getPrototypeOf(document), "hidden", { value: false });
  document.dispatchEvent(new Event("visibilitychange"));
  await settled();
  assert.equal(host(), null);
  assert.equal(window.biscotte.allowed("statistics"), true);
  assert.equal(events.at(-1)[0], "choice");
});
