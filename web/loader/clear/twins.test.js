import assert from "node:assert/strict";
import { test } from "node:test";

import { boot } from "../boot.js";
import { data } from "../testing/data.js";
import { dom } from "../testing/dom.js";
import { tools } from "../tools.js";
import { twins } from "./twins.js";

const now = Math.floor(Date.now() / 1000);
const of = (time, yes) => `1.${time}.statistics:${yes}:s.media:${yes}:m`;

for (const [name, later, granted] of [
  ["a refusal", of(now - 1, false), false],
  ["a reset", `1.${now - 1}`, false],
  ["a yes", of(now - 1, true), true],
]) {
  test(`${name} in another window, not heard yet, is what stays, and is obeyed`, async () => {
    dom();
    document.cookie = `eu-consent=${of(now - 9, true)}`;
    let page;
    boot(data({ looks: [(its) => (page = its)] }), null);
    await new Promise((done) => setTimeout(done)); // what is read once in a task is read again in the next

    document.cookie = `eu-consent=${later}`;
    document.cookie = `eu-consent-lasting=${of(now - 5, true)}`;
    const told = new Promise((done) => document.addEventListener("biscotte:choice", ({ detail }) => done(detail), { once: true }));
    twins(page, tools);
    assert.equal(document.cookie, `eu-consent=${later}`);
    assert.equal((await told).categories.statistics, granted);
  });
}
