import assert from "node:assert/strict";
import { test } from "node:test";

import { bridge } from "./bridge.js";

const hidden = { category: "c", service: "s", kind: "cookie", name: "hid*", why: "httpOnly" };
const kept = { category: "c", service: "s", kind: "cookie", name: "kept", why: "kept" };

for (const [what, page, want] of [
  ["nothing is removed", {}, ""],
  ["the server is not told yet", { remaining: [hidden, kept], waiting: () => [{}] }, "hid*, kept"],
  ["there is no server", { remaining: [hidden, kept] }, "hid*, kept"],
  ["the server has removed all", { remaining: [hidden, kept], waiting: () => [], left: null }, "kept"],
  ["the server has not", { remaining: [hidden, kept], waiting: () => [], left: "hid1 hid2" }, "kept, hid1, hid2"],
  ["the server has not, before that answer", { remaining: [hidden], waiting: () => [{}], left: "hid1" }, "hid*"],
]) {
  test("what a withdrawal has left: " + what, () => {
    globalThis.location = /** @type {any} */ ({ protocol: "https:" });
    const tools = { may: () => false };
    const run = { controller: new AbortController() };
    assert.equal(bridge(/** @type {any} */ (page), /** @type {any} */ (run), /** @type {any} */ (tools), "").remaining(), want);
  });
}
