import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { chunk } from "../chunk.js";
import { data } from "../testing/data.js";
import { dom } from "../testing/dom.js";
import { paint } from "../paint.js";
import { list } from "./list.js";
import { options } from "./options.js";
import { failed, speak } from "../speak.js";
import { words } from "./words.js";

const german = ["Moment", "Nicht zu haben", "de", "Kekse", "Ja", "Nein", "Mehr"];
const texts = `const texts=()=>${JSON.stringify(german)};export{texts as"de"};//`;
const never = "await new Promise(()=>{});//";

let root;

beforeEach(() => {
  dom();
  mock.timers.enable({ apis: ["setTimeout"] });
});
afterEach(() => mock.timers.reset());

/** A page in German, which consent.js does not carry: what is fetched in the place of that is code. */
function page(code, more = {}) {
  const { assets, tree, ...rest } = data({ words, finish: [options, list], names: ["English", "Français", "Deutsch"], languages: ["en", "fr", "de"] });
  const bare = tree.map((node) => (node[0] === "select" ? node.slice(0, 2) : node));
  const element = document.documentElement.appendChild(document.createElement("biscotte-consent"));
  root = element.attachShadow({ mode: "open" });
  const first = root.appendChild(document.createElement("div"));
  return {
    data: { ...rest, tree: bare, assets: { ...assets, more: `data:text/javascript,${encodeURIComponent(code)}` } },
    chunks: { room: Promise.resolve({ room() {} }) }, base: "", lang: "de", asking: true, run: null, refused: false, host: { element, root, first }, ...more,
  };
}
const find = (selector) => root.querySelector(selector);
const turn = () => new Promise(setImmediate);

test("the texts of a language are fetched once", async () => {
  const here = page(texts);
  assert.deepEqual(await words(here, chunk), german);
  here.data.assets.more = "nowhere";
  assert.deepEqual(await words(here, chunk), german);
});

test("the banner comes in the language, with all names in the list", async () => {
  const here = page(texts);
  paint(here);
  assert.equal(find("section"), null);
  await words(here, chunk);
  assert.equal(find("section").lang, "de");
  assert.equal(find("h2").textContent, "Kekse");
  assert.deepEqual([...find("select").options].map(({ text, value, lang }) => [text, value, lang]),
    [["English", "en", "en"], ["Français", "fr", "fr"], ["Deutsch", "de", "de"]]);
  assert.equal(find("select").value, "de");
});

test("what is said is said in the language", async () => {
  const here = page(texts);
  paint(here);
  speak(here, failed);
  await words(here, chunk);
  await turn();
  mock.timers.runAll();
  assert.equal(find(".status").textContent, "Nicht zu haben");
});

test("texts that cannot be had: the default language, at once", async (t) => {
  const warn = t.mock.method(console, "warn", () => {});
  const here = page("throw new Error('broken');//");
  paint(here);
  assert.equal((await words(here, chunk))[3], "Cookies");
  assert.equal(find("section").lang, "en");
  mock.timers.runAll();
  assert.equal(warn.mock.callCount(), 1);
});

test("texts that take longer than three seconds: the default language", async () => {
  const here = page(never);
  paint(here);
  const got = words(here, chunk);
  mock.timers.tick(2999);
  await turn();
  assert.equal(find("section"), null);
  mock.timers.tick(1);
  await got;
  assert.equal(find("section").lang, "en");
});

for (const [what, change] of [["answered", { asking: false }], ["drawn by the component", { run: { show() {} } }]]) {
  test(`what has been ${what} meanwhile is not painted`, async () => {
    const here = page(texts);
    paint(here);
    Object.assign(here, change);
    await words(here, chunk);
    assert.equal(find("section"), null);
  });
}

test("who has answered gets the banner too where the component fails", async () => {
  const here = page(texts, { asking: false });
  paint(here);
  await words(here, chunk);
  assert.equal(find("h2").textContent, "Kekse");
});
