import assert from "node:assert/strict";
import { test } from "node:test";

import { boot } from "../boot.js";
import { data } from "../testing/data.js";
import { dom } from "../testing/dom.js";
import { tools } from "../tools.js";
import { once } from "./once.js";

const told = () => new Promise((done) => document.addEventListener("biscotte:choice", done, { once: true }));

test("what was let go once ends with a refusal, also after an \"always\" that names what is not there", async (t) => {
  t.mock.method(console, "error", () => {});
  dom();
  let page;
  boot(data({ looks: [(its) => (page = its)] }), null);
  const singly = once(page, tools);
  const film = document.createElement("iframe");
  film.dataset.consent = "media";
  const misspelt = document.createElement("iframe");
  misspelt.dataset.consent = "media statistcs";
  singly.add(film);
  singly.always(misspelt);
  const refused = told();
  window.biscotte.refuse();
  await refused;
  assert.equal(singly.has(film), false);
});
