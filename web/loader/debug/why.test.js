import assert from "node:assert/strict";
import { test } from "node:test";

import { may } from "../may.js";
import { why } from "./why.js";

globalThis.FULL = true;

const purposes = [
  { id: "statistics", fingerprint: "s", services: ["matomo"] },
  { id: "media", fingerprint: "m", gpc: true, earlier: { before: ["radio"] }, services: ["video", "radio"] },
];
const answer = (category, granted, fingerprint) => ({ time: 1, answers: [{ category, granted, fingerprint }] });

for (const [name, choice, wanted, said, refused = false] of [
  ["nothing answered", null, "statistics", '"statistics" has no answer'],
  ["a no", answer("statistics", false, "s"), "statistics/matomo", '"statistics/matomo" is refused'],
  ["an answer to an older text", answer("statistics", true, "old"), "statistics", '"statistics" was answered before it changed'],
  ["a new service", answer("media", true, "before"), "media/radio", '"media/radio" is new since the answer'],
  ["a no that still stands", answer("media", false, "before"), "media/video", '"media/video" is refused'],
  ["the privacy signal", null, "media", '"media" is refused by the browser\'s privacy signal', true],
  ["a no, and the privacy signal", answer("media", false, "m"), "media", '"media" is refused', true],
  ["no such category", null, "ads", 'the policy has no category "ads"'],
  ["no such service", null, "media/tv", '"media" has no service "tv"'],
  ["the opposite of what is granted", answer("statistics", true, "s"), "!statistics", '"statistics" is allowed'],
  ["one of two", answer("statistics", true, "s"), "statistics, media", '"media" has no answer'],
  ["both", null, "statistics media", '"statistics" has no answer, "media" has no answer'],
]) {
  test(name, () => {
    const page = { data: { purposes }, choice, refused, asking: false };
    assert.equal(why(page, { may }, wanted), said);
  });
}

test("the opposite, before anybody has answered", () => {
  const page = { data: { purposes }, choice: null, refused: false, asking: true };
  assert.equal(why(page, { may }, "!media"), "nobody has answered");
});
