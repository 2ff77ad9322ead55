import assert from "node:assert/strict";
import { test } from "node:test";

import { elsewhere } from "./elsewhere.js";

const rules = Object.fromEntries(["signaller", "sender", "named", "picker", "words"].map((name) => [name, () => name]));
const script = { dataset: { region: "US-CA" } };

/** Begins where the page names a region, with an answer to what is fetched for it. */
async function begin(fetched) {
  globalThis.fetch = fetched;
  const data = { ...rules, finish: [], looks: [], regions: { US: "us.json" }, purposes: [{ id: "ads", optOut: true }], optOut: true };
  const page = { base: "", data };
  await new Promise((start) => elsewhere(page, script, () => start()));
  return page.data;
}

const answer = async () => ({ json: async () => ({ purposes: [], regime: "us" }) });
const nothing = async () => {
  throw new TypeError("no network");
};

for (const [name, fetched] of [["another region's data", answer], ["data that cannot be had", nothing]]) {
  test(`${name}: the policy's own rules stay`, async (t) => {
    t.mock.method(console, "warn", () => {});
    const data = await begin(fetched);
    for (const [name, rule] of Object.entries(rules)) assert.equal(data[name], rule, name);
    for (const name of ["finish", "looks"]) assert.ok(data[name], name);
  });
}

test("data that cannot be had is the strictest: everything is asked", async (t) => {
  t.mock.method(console, "warn", () => {});
  const { optOut, purposes } = await begin(nothing);
  assert.deepEqual([optOut, purposes], [false, [{ id: "ads", optOut: false }]]);
});
