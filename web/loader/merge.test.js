import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "./merge.js";

globalThis.FULL = true;

const purposes = [
  { id: "necessary", exempt: true, services: ["session"] },
  { id: "statistics", fingerprint: "s", services: ["matomo"] },
  { id: "media", fingerprint: "m", earlier: { before: ["radio"] }, services: ["video", "radio"] },
  { id: "ads", optOut: true, fingerprint: "a", services: ["search", "banners"] },
];
const answer = (category, granted, fingerprint = category[0]) => ({ category, granted, fingerprint });
const choice = (answers, exceptions = []) => ({ time: 1, answers, exceptions });

for (const [name, before, answers, after, exceptions] of [
  ["one category, nothing before", null, { media: true }, [answer("media", true)], []],
  ["one service, nothing before", null, { "media/video": true }, [answer("media", false)], [{ service: "video", granted: true }]],
  ["the others stay", choice([answer("statistics", true), answer("media", false)]), { media: true },
    [answer("statistics", true), answer("media", true)], []],
  ["exceptions stay", choice([answer("media", false)], [{ service: "radio", granted: true }]), { "media/video": true },
    [answer("media", false)], [{ service: "video", granted: true }, { service: "radio", granted: true }]],
  ["a category's answer ends its exceptions", choice([answer("media", false)], [{ service: "radio", granted: true }]),
    { media: false }, [answer("media", false)], []],
  ["an answer to an older text is none", choice([answer("statistics", true, "old")]), { media: false }, [answer("media", false)], []],
  ["an answer that stands but for a new service", choice([answer("media", true, "before")], [{ service: "video", granted: false }]),
    { statistics: true }, [answer("statistics", true), answer("media", true, "before")], [{ service: "video", granted: false }]],
  ["the new service answered", choice([answer("media", true, "before")]), { "media/radio": false },
    [answer("media", true)], [{ service: "radio", granted: false }]],
  ["an objection to one service of what is in use", null, { "ads/banners": false }, [answer("ads", true)], [{ service: "banners", granted: false }]],
  ["an objection, whatever it was to", choice([answer("ads", false, "old")]), { media: true }, [answer("media", true), answer("ads", false)], []],
  ["what is exempt has no answer", null, { necessary: false }, [], []],
  ["what the policy does not have", null, { unknown: true, "media/unknown": true }, [], []],
]) {
  test(name, () => {
    assert.deepEqual(merge(purposes, before, 2, answers), { time: 2, answers: after, exceptions });
  });
}
