import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { boot } from "../boot.js";
import { handle } from "../room/handle.js";
import { data } from "../testing/data.js";
import { dom } from "../testing/dom.js";
import { handOver } from "./hand_over.js";
import { quiet } from "./quiet.js";

let page;
let root;

// The loader has painted its layer; the component has drawn the same one, which is not shown yet.
beforeEach(() => {
  dom();
  boot(data(), null);
  root = document.querySelector("biscotte-consent").shadowRoot;
  const [first, full] = [root.querySelector(".first"), root.querySelector(".full")];
  const drawn = document.createElement("div");
  drawn.append(...first.cloneNode(true).childNodes);
  full.append(drawn);
  page = { host: { root, first, full }, pressed: false, opener: null, wanted: false, data: data(), lang: first.querySelector("select").value };
  handle(page, {}, first);
});

const find = (what, where = ".first") => root.querySelector(`${where} [data-do=${what}]`);
const happen = (type, target, options = {}) => target.dispatchEvent(new window.Event(type, { bubbles: true, composed: true, ...options }));
const turn = () => new Promise((done) => setTimeout(done));

test("focus, scrolling, the picked language and the opener move over in one go", () => {
  find("refuse").focus();
  find("language").value = "fr";
  root.querySelector(".first .banner").scrollTop = 40;
  page.opener = find("customise");
  handOver(page);
  assert.equal(root.querySelector(".first").childNodes.length, 0);
  assert.equal(root.querySelector(".full").hidden, false);
  assert.equal(root.activeElement, find("refuse", ".full"));
  assert.equal(find("language", ".full").value, "fr");
  assert.equal(root.querySelector(".full .banner").scrollTop, 40);
  assert.equal(page.opener, find("customise", ".full"));
});

test("focus elsewhere stays there", () => {
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  handOver(page);
  assert.equal(document.activeElement, button);
});

test("a component that draws no banner just takes the place", () => {
  root.querySelector(".full").firstElementChild.replaceChildren();
  handOver(page);
  assert.equal(root.querySelector(".first").childNodes.length, 0);
});

test("what opens the panel from the component's banner is remembered", () => {
  handOver(page);
  find("customise", ".full").click();
  assert.equal(page.opener, find("customise", ".full"));
  assert.equal(page.wanted, true);
});

for (const [down, up] of [["pointerdown", "pointerup"], ["pointerdown", "pointercancel"], ["keydown", "keyup"]]) {
  test(`not between ${down} and ${up}, and not before the press is answered`, async () => {
    const order = [];
    happen(down, find("accept"));
    quiet(page, new AbortController().signal, () => order.push("handed over"));
    await turn();
    assert.deepEqual(order, []);
    happen(up, find("accept"));
    order.push("pressed"); // the click comes in the same task
    await turn();
    assert.deepEqual(order, ["pressed", "handed over"]);
  });
}

test("a press that ends outside the window does not hold it up for ever", async () => {
  let done = false;
  happen("keydown", find("accept"));
  quiet(page, new AbortController().signal, () => (done = true));
  window.dispatchEvent(new window.Event("blur"));
  await turn();
  assert.equal(done, true);
});

test("not while the language list has the focus", async () => {
  let done = false;
  find("language").focus();
  quiet(page, new AbortController().signal, () => (done = true));
  await turn();
  assert.equal(done, false);
  find("accept").focus();
  happen("focusout", find("language")); // jsdom's own does not leave the shadow tree
  await turn();
  assert.equal(done, true);
});

test("never once the visitor has answered", async () => {
  const over = new AbortController();
  let done = false;
  happen("pointerdown", find("accept"));
  quiet(page, over.signal, () => (done = true));
  over.abort();
  happen("pointerup", find("accept"));
  await turn();
  assert.equal(done, false);
});

test("at once where nothing is pressed", () => {
  let done = false;
  quiet(page, new AbortController().signal, () => (done = true));
  assert.equal(done, true);
});
