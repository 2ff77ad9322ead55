import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { signals } from "./signals.js";
import { data } from "../testing/data.js";
import { dom } from "../testing/dom.js";

beforeEach(() => dom());

const yes = { time: 1, answers: [{ category: "statistics", granted: true, fingerprint: "s" }] };
const no = { time: 1, answers: [{ category: "statistics", granted: false, fingerprint: "s" }] };
const page = (...list) => ({ data: data({ signals: list }), choice: null });
const word = { "?": "statistics", yes: "granted", no: "denied" };
const plain = (value) => JSON.parse(JSON.stringify(value));

test("arguments: the object that Google wants, in a queue that is created", () => {
  const p = page({ to: "layer", form: "arguments", start: [["consent", "default", { ads: "denied" }]], known: [["consent", "update", { ads: word }]] });
  const tell = signals(p);
  assert.equal(Object.prototype.toString.call(window.layer[0]), "[object Arguments]");
  assert.deepEqual([...window.layer[0]], ["consent", "default", { ads: "denied" }]);
  tell(false);
  assert.equal(window.layer.length, 1, "nothing is known yet");
  p.choice = yes;
  tell(true);
  assert.deepEqual([...window.layer[1]], ["consent", "update", { ads: "granted" }]);
  p.choice = no;
  tell(true);
  assert.deepEqual([...window.layer[2]], ["consent", "update", { ads: "denied" }]);
});

test("spread and list, in queues that are there and hold something", () => {
  window.spread = [0];
  window.list = [0];
  signals(page({ to: "spread", form: "spread", start: [["a", 1]] }, { to: "list", form: "list", start: [["a", 1]] }));
  assert.deepEqual(plain(window.spread), [0, "a", 1]);
  assert.deepEqual(plain(window.list), [0, ["a", 1]]);
});

test("a dotted path, with what is missing on it", () => {
  window.vendor = { taken: 1 };
  signals(page({ to: "vendor.a.queue", form: "spread", start: [[1]] }));
  assert.deepEqual(window.vendor, { taken: 1, a: { queue: [1] } });
});

test("what depends on the choice, however deep, and several of them at once", () => {
  const deep = [{ list: [word, { "?": "statistics media", yes: 1, no: 0 }] }, { "?": "statistics/matomo", yes: { a: [word] }, no: null }];
  const p = page({ to: "q", form: "list", known: [deep] });
  p.choice = yes;
  signals(p)(false);
  assert.deepEqual(plain(window.q), [[{ list: ["granted", 0] }, { a: ["granted"] }]]);
});

test("at the start nothing is allowed, though it is used until the visitor objects", () => {
  const p = page({ to: "q", form: "list", start: [[word]], known: [[word]] });
  p.data.purposes = [{ id: "statistics", fingerprint: "s", optOut: true }];
  const tell = signals(p);
  tell(false);
  assert.deepEqual(plain(window.q), [["denied"], ["granted"]]);
});

test("yes where it is allowed; no only once somebody has said so", () => {
  const p = page({ to: "q", form: "spread", start: [["start"]], yes: [["yes"]], no: [["no"]], when: "statistics" });
  const tell = signals(p);
  tell(false);
  assert.deepEqual(window.q, ["start"]);
  p.choice = no;
  tell(false);
  assert.deepEqual(window.q, ["start"], "nor on the next page");
  tell(true);
  p.choice = yes;
  tell(true);
  tell(false);
  assert.deepEqual(window.q, ["start", "no", "yes", "yes"]);
});

test("an answer that is forgotten is taken back", () => {
  const p = page({ to: "q", form: "list", known: [[word]], yes: [["yes"]], no: [["no"]], when: "statistics" });
  const tell = signals(p);
  p.choice = yes;
  tell(true);
  p.choice = null;
  tell(true);
  assert.deepEqual(plain(window.q), [["granted"], ["yes"], ["denied"], ["no"]]);
});

test("a function that is there is called, with its own this", () => {
  const heard = [];
  window.vendor = { name: "v", consent(...args) { heard.push([this.name, ...args]); } };
  signals(page({ to: "vendor.consent", form: "call", start: [["a", 1]] }));
  assert.deepEqual(heard, [["v", "a", 1]]);
});

test("a function that comes later hears us first, and stays what it was", () => {
  const p = page({ to: "fbq", form: "call", start: [["revoke"]], yes: [["grant"]], when: "statistics" });
  p.choice = yes;
  signals(p)(false);
  assert.equal(window.fbq, undefined, "a snippet looks whether it is there");
  assert.equal(Object.keys(window).includes("fbq"), false);
  const heard = [];
  const fbq = (...args) => heard.push(args);
  window.fbq = fbq;
  assert.deepEqual(heard, []);
  window.fbq("init");
  assert.deepEqual(heard, [["revoke"], ["grant"], ["init"]]);
  assert.equal(window.fbq, fbq);
  window.fbq = null;
  assert.equal(window.fbq, null, "and is the page's own again");
});

test("a path that comes link by link", () => {
  const heard = [];
  signals(page({ to: "a.b.c", form: "call", start: [[1]] }, { to: "a.d", form: "call", start: [[2]] }));
  window.a = {};
  window.a.b = { c: (n) => heard.push(n) };
  window.a.d = (n) => heard.push(n);
  window.a.b.c(3);
  window.a.d(4);
  assert.deepEqual(heard, [1, 2, 3, 4]);
});

test("a function declaration, which takes the place without a word", () => {
  const heard = [];
  signals(page({ to: "later", form: "call", start: [[1]] }));
  Object.defineProperty(window, "later", { value: (n) => heard.push(n), writable: true });
  window.dispatchEvent(new window.Event("DOMContentLoaded"));
  assert.deepEqual(heard, [1]);
});

test("a receiver that fails stops nothing", (t) => {
  const errors = t.mock.method(console, "error", () => {});
  window.broken = () => {
    throw new Error("theirs");
  };
  window.text = "no queue";
  signals(page({ to: "broken", form: "call", start: [[1]] }, { to: "text", form: "spread", start: [[1]] }, { to: "q", form: "spread", start: [[1]] }));
  assert.deepEqual(window.q, [1]);
  assert.equal(errors.mock.callCount(), 2);
});

test("a name that cannot be watched stops nothing", () => {
  Object.defineProperty(window, "fixed", { value: undefined, writable: true });
  signals(page({ to: "fixed", form: "call", start: [[1]] }));
  const heard = [];
  window.fixed = (n) => heard.push(n);
  window.dispatchEvent(new window.Event("DOMContentLoaded"));
  assert.deepEqual(heard, [1]);
});

test("no signals, no trace", () => {
  const before = Object.getOwnPropertyNames(window);
  signals({ data: data(), choice: null })(true);
  assert.deepEqual(Object.getOwnPropertyNames(window), before);
});

test("a queue that the page begins anew has what was said at its front, once", () => {
  const p = page({ to: "layer", form: "arguments", start: [["default"]], known: [["update"]] }, { to: "uet", form: "spread", start: [["consent", "default"]] });
  const tell = signals(p);
  const [said] = window.layer;
  window.layer = [{ page: 1 }];
  assert.deepEqual(window.layer, [said, { page: 1 }]);
  window.layer = [...window.layer, 2];
  assert.deepEqual(window.layer, [said, { page: 1 }, 2]);
  window.uet = ["theirs"];
  assert.deepEqual(window.uet, ["consent", "default", "theirs"]);
  p.choice = yes;
  tell(true);
  assert.deepEqual([...window.layer[3]], ["update"]);
  const vendor = { push() {} };
  window.layer = vendor;
  assert.equal(window.layer, vendor, "what is no list is the page's own affair");
});

for (const [name, change] of [
  ["Array#entries of another kind", () => Object.defineProperty(Array.prototype, "entries", { value: undefined, configurable: true })],
  ["Array#toJSON", () => Object.defineProperty(Array.prototype, "toJSON", { value: () => "theirs", configurable: true })],
  ["a JSON.parse that takes no reviver", (t) => t.mock.method(JSON, "parse", () => "theirs")],
  ["a JSON.stringify of the page's own", (t) => t.mock.method(JSON, "stringify", () => "theirs")],
]) {
  test(`built-ins that the page has replaced: ${name}`, (t) => {
    const { entries } = Array.prototype;
    t.after(() => {
      Object.defineProperty(Array.prototype, "entries", { value: entries, configurable: true, writable: true });
      delete Array.prototype.toJSON;
    });
    change(t);
    const p = page({ to: "a.layer", form: "arguments", start: [["consent", "default", { list: ["FR"] }]], known: [["update", { ads: word }]] });
    p.choice = yes;
    signals(p)(false);
    const [first, second] = window.a.layer;
    assert.equal(first[2].list[0], "FR");
    assert.equal(second[1].ads, "granted");
  });
}
