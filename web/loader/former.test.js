import assert from "node:assert/strict";
import { test } from "node:test";

import { boot } from "./boot.js";
import { twins } from "./clear/twins.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";
import { tools } from "./tools.js";

const now = Math.floor(Date.now() / 1000);
const consentCookie = { name: "answers", formerly: ["eu-consent", "older"] };
const of = (time, yes) => `1.${time}.statistics:${yes}:s.media:${yes}:m`;

/** A page with these cookies, seen by who has answered under one name or another. */
function come(...cookies) {
  dom();
  for (const cookie of cookies) document.cookie = cookie;
  const policy = data({ consentCookie });
  boot(policy, null);
  twins({ data: policy, choice: window.biscotte.choice }, tools);
}

for (const [name, cookies, left] of [
  ["the present name alone", [`answers=${of(now, true)}`], `answers=${of(now, true)}`],
  ["a former name alone", [`older=${of(now, true)}`], `answers=${of(now, true)}`],
  ["the newest of three", [`answers=${of(now - 9, true)}`, `older=${of(now - 5, true)}`, `eu-consent=${of(now - 2, false)}`],
    `answers=${of(now - 2, false)}`],
  ["of the same second, the present one", [`older=${of(now, true)}`, `answers=${of(now, false)}`], `answers=${of(now, false)}`],
  ["one that has run out", [`eu-consent=${of(now - 181 * 86400, true)}`], ""],
  ["nonsense", ["eu-consent=yes", "a=1"], "a=1"],
]) {
  test(name, () => {
    come(...cookies);
    assert.equal(document.cookie, left);
    assert.equal(document.querySelector("biscotte-consent") === null, left.startsWith("answers="), "asked where nothing counts");
  });
}
