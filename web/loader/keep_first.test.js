import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { boot } from "./boot.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";

// A decision is in its cookie whatever fails after it: the network, a chunk, what the page has replaced.

const now = () => Math.floor(Date.now() / 1000);
const settled = () => new Promise((done) => setTimeout(done, 150));

let said;

beforeEach(() => {
  dom();
  said = [];
  globalThis.fetch = async () => {
    throw new TypeError("no network");
  };
});

/** What breaks after a press, each by a built-in that some page has replaced. */
const broken = {
  "Element#remove": () => (window.Element.prototype.remove = fail),
  "Element#replaceChildren": () => (window.Element.prototype.replaceChildren = fail),
  "Element#focus": () => (window.HTMLElement.prototype.focus = fail),
  "a vendor's queue": () => (window.q.push = fail),
  "document.dispatchEvent": () => (window.EventTarget.prototype.dispatchEvent = fail),
  requestAnimationFrame: () => (globalThis.requestAnimationFrame = fail),
  "nothing but the network": () => {},
};
function fail() {
  throw new Error("the page's own");
}

const signals = [{ to: "q", form: "spread", start: [["start"]], known: [["known"]], yes: [["yes"]], no: [["no"]], when: "statistics" }];

for (const [name, replace] of Object.entries(broken)) {
  for (const [what, decide, expected] of [
    ["refuse", (b) => b.refuse(), "statistics:false:s.media:false:m"],
    ["accept", (b) => b.accept(), "statistics:true:s.media:true:m"],
    ["set", (b) => b.set({ statistics: false }), "statistics:false:s.media:true:m"],
    ["reset", (b) => b.reset(), ""],
  ]) {
    test(`${what}, and ${name} fails`, async (t) => {
      for (const method of ["warn", "error"]) t.mock.method(console, method, () => {});
      document.cookie = `eu-consent=1.${now() - 60}.statistics:true:s.media:true:m`;
      window.q = { push: (word) => said.push(word) };
      boot(data({ signals }), null);
      replace();
      decide(window.biscotte);
      assert.equal(document.cookie.split(".").slice(2).join("."), expected, "at once");
      await settled();
      assert.equal(document.cookie.split(".").slice(2).join("."), expected);
      assert.equal(window.biscotte.allowed("statistics"), what === "accept");
      assert.equal(said.at(-1), what === "accept" || name === "a vendor's queue" ? "yes" : "no", "the vendor is told all the same");
    });
  }
}
