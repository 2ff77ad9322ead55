import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { chunk } from "./chunk.js";
import { dom } from "./testing/dom.js";

beforeEach(() => dom());

/** A page whose parts are modules in data: addresses, the first of them broken. */
function page(t) {
  t.mock.method(console, "warn", () => {});
  const broken = "data:text/javascript,throw%20new%20Error('no');//";
  const sound = "data:text/javascript,export%20const%20clear=()=>true;//";
  let opened = 0;
  const made = { base: broken, data: { assets: { more: "" } }, open: () => (opened++, Promise.resolve()) };
  return { made, mend: () => (made.base = sound), opened: () => opened };
}

test("a part that cannot be loaded is asked for again when the line is back, and the gate looks again", async (t) => {
  const { made, mend, opened } = page(t);
  assert.equal(await chunk(made, "clear"), undefined);
  mend();
  assert.equal(await chunk(made, "clear"), undefined, "not at every change of the page");
  window.dispatchEvent(new window.Event("online"));
  assert.equal(opened(), 1);
  assert.equal(await chunk(made, "clear"), true);
  window.dispatchEvent(new window.Event("online"));
  assert.equal(opened(), 1, "what has come stays");
});

test("or after a while", async (t) => {
  const { made, mend, opened } = page(t);
  const timer = t.mock.method(window, "setTimeout", () => 1);
  await chunk(made, "clear");
  const [again, wait] = timer.mock.calls[0].arguments;
  assert.ok(wait >= 30_000 && wait <= 600_000);
  mend();
  again();
  assert.equal(opened(), 1);
  assert.equal(await chunk(made, "clear"), true);
});
