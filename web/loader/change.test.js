import assert from "node:assert/strict";
import { test } from "node:test";

import { boot } from "./boot.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";
import { misuse } from "./misuse/misuse.js";
import { tools } from "./tools.js";

const before = `eu-consent=1.${Math.floor(Date.now() / 1000) - 9}.statistics:false:s.media:false:m`;

const settled = () => new Promise((done) => setTimeout(done, 20));

/** Begins on a page where everything is refused. */
function start() {
  dom();
  document.cookie = before;
  let page;
  boot(data({ looks: [(its) => (page = its)] }), null);
  return page;
}

for (const [name, answers, wanted] of [
  ["a form's values", { statistics: "on" }, /"statistics" is "on"/],
  ["a number", { statistics: 1 }, /"statistics" is 1/],
  ["null", { media: null }, /"media" is null/],
  ["one good, one not", { statistics: false, media: "on" }, /"media" is "on"/],
  ["a category that is misspelt", { statistcs: true }, /no "statistcs"/],
  ["a service that is not there", { "media/film": true }, /no "media\/film"/],
  ["a list", ["statistics"], /no "0"/],
  ["a text", "statistics", /no "0"/],
  ["an empty list", [], /no answer/],
  ["nothing", {}, /no answer/],
  ["a number alone", 7, /no answer/],
  ["null alone", null, /no answer/],
  ["no argument", undefined, /no answer/],
]) {
  test(`set() changes nothing with ${name}, and says what to pass`, async (t) => {
    const said = t.mock.method(console, "error", () => {});
    t.mock.method(console, "warn", () => {});
    const page = start();
    window.biscotte.set(/** @type {any} */ (answers));
    await settled();
    assert.equal(document.cookie, before);
    misuse(page, tools, answers); // the chunk that it asks for
    const [text] = said.mock.calls[0].arguments;
    assert.match(text, wanted);
    assert.match(text, /true or false/);
  });
}

test("what is exempt may be among the answers", async () => {
  start();
  window.biscotte.set({ necessary: true, media: true });
  assert.match(document.cookie, /statistics:false:s\.media:true:m$/);
});

test("what the page has put on every object is no answer", async (t) => {
  Object.defineProperty(Object.prototype, "statistics", { value: true, configurable: true });
  t.after(() => Reflect.deleteProperty(Object.prototype, "statistics"));
  start();
  window.biscotte.set({ media: true });
  assert.match(document.cookie, /statistics:false:s\.media:true:m$/);
});
