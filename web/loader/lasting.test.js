import assert from "node:assert/strict";
import { test } from "node:test";

import { lasting } from "./lasting.js";

globalThis.FULL = true;

const consentCookie = { name: "eu-consent" };
const choice = { time: 1795000000, answers: [{ category: "statistics", granted: false, fingerprint: "s" }] };

for (const [name, purpose, age] of [
  ["an answer lasts half a year", {}, 180 * 86400],
  ["an objection lasts as long as browsers keep it", { optOut: true }, 400 * 86400],
]) {
  test(name, () => {
    const purposes = [{ id: "statistics", fingerprint: "s", ...purpose }];
    assert.equal(
      lasting({ consentCookie, purposes }, choice, choice.time, true),
      `eu-consent=1.1795000000.statistics:false:s; Path=/; Max-Age=${age}; SameSite=Lax; Secure`,
    );
  });
}
