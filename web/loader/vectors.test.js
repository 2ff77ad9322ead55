import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { supplement } from "./again/supplement.js";
import { allowed } from "./allowed.js";
import { asked } from "./asked.js";
import { consent } from "./consent.js";
import { days } from "./days.js";
import { decide } from "./decide.js";
import { decode } from "./decode.js";
import { encode } from "./encode.js";
import { language } from "./language.js";
import { latest } from "./latest.js";
import { match } from "./languages/match.js";
import { may } from "./may.js";
import { merge } from "./merge.js";
import { newest } from "./newest.js";
import { obey } from "./obey.js";
import { pick } from "./languages/pick.js";
import { put } from "./put.js";
import { remaining } from "./remaining.js";
import { standing } from "./standing.js";
import { stored } from "./stored.js";
import { dom } from "./testing/dom.js";
import { values } from "./values.js";

globalThis.FULL = true;

// The rules as data: the same files as in policy/vectors_test.go.
const vectors = (name) => JSON.parse(readFileSync(new URL("../../policy/testdata/vectors/" + name, import.meta.url), "utf8"));

// A choice without exceptions may have an empty list of them.
const plain = (choice) => choice && { exceptions: [], ...choice };

test("choice.json", () => {
  const v = vectors("choice.json");
  for (const c of v.decode) assert.deepEqual(decode(c.value), plain(c.choice), c.name);
  for (const c of v.encode) assert.equal(encode(c.choice), c.value);
  for (const c of v.remaining) assert.equal(remaining(c, c.now), c.remaining, JSON.stringify(c));
  for (const c of v.latest) assert.equal(latest(c.values, c.now)?.time ?? null, c.time, JSON.stringify(c));
});

test("what decodes encodes to the same", () => {
  for (const c of vectors("choice.json").decode) if (c.choice) assert.equal(encode(decode(c.value)), c.value, c.name);
});

test("cookie.json", () => {
  const v = vectors("cookie.json");
  for (const c of v.values) assert.deepEqual(values(c.header, c.name), c.values, JSON.stringify(c));
  for (const c of v.named) {
    assert.deepEqual(stored(c.cookie, c.header), c.values, JSON.stringify(c));
  }
  for (const full of [true, false]) {
    globalThis.FULL = full;
    const { cookie, purposes, now, cases } = v.copies;
    for (const c of cases.filter(({ header }) => full || !header.includes("old"))) {
      const found = stored(cookie, c.header);
      for (const choice of [latest(found, now), standing(found, purposes, now)]) {
        assert.equal(allowed(purposes, choice, "statistics"), c.allowed, c.name);
      }
    }
  }
  globalThis.FULL = true;
  for (const c of v.consent) assert.equal(consent(c.cookie, c.choice, c.now, c.secure), c.written);
  for (const { host, domain } of v.on) {
    dom("", `https://${host.includes(":") ? `[${host}]` : host}/`);
    put("a=1; Path=/" + (domain ? "; Domain=" + domain : ""));
    assert.equal(document.cookie, "a=1", host + " and " + domain);
  }
  for (const c of v.language) assert.equal(language(c.cookie, c.code), c.written);
});

test("language.json", () => {
  const v = vectors("language.json");
  for (const c of v.match) assert.equal(match(c.code, c.supported), c.match, JSON.stringify(c));
  for (const c of v.pick) {
    assert.equal(pick(c.supported, c.cookies, c.page, c.browser, c.fallback), c.language, JSON.stringify(c));
  }
});

test("purpose.json", () => {
  const v = vectors("purpose.json");
  for (const c of v.asked) assert.deepEqual(asked(v.purposes, c.choice, true), c.asked, JSON.stringify(c));
  for (const c of v.signalled.asked) {
    assert.deepEqual(asked(v.signalled.purposes, c.choice, c.refused), c.asked, JSON.stringify(c));
  }
  for (const c of v.signalled.allowed) {
    assert.equal(allowed(v.signalled.purposes, c.choice, c.category, c.service) ?? false, c.allowed, JSON.stringify(c));
  }
  for (const c of v.allowed) {
    assert.equal(allowed(v.purposes, c.choice, c.category, c.service) ?? false, c.allowed, JSON.stringify(c));
  }
  for (const c of v.decide) {
    const got = decide(v.purposes, c.now, (id) => c.granted.includes(id), c.exceptions);
    assert.deepEqual(got, plain(c.choice), JSON.stringify(c));
  }
});

const everything = (purposes) => purposes.flatMap(({ id, services = [] }) => [id, ...services.map((service) => `${id}/${service}`)]);

test("wanted.json", () => {
  const { purposes, granted, cases, opposites } = vectors("wanted.json");
  const choice = { time: 1, answers: granted.map((category) => ({ category, granted: true })) };
  const page = { data: { purposes }, choice, asking: false };
  for (const full of [true, false]) {
    globalThis.FULL = full;
    for (const c of cases) {
      assert.equal(may(page, c.wanted), c.known ? !!c.allowed : undefined, c.wanted);
    }
    for (const c of opposites) assert.equal(may(page, c.wanted), c.allowed, c.wanted);
  }
  globalThis.FULL = true;
});

test("revised.json", () => {
  const v = vectors("revised.json");
  for (const { name, cookie, refused = false, ...c } of v.cases) {
    const choice = decode(cookie);
    assert.deepEqual(asked(v.purposes, choice, refused), c.asked, name);
    assert.deepEqual(everything(v.purposes).filter((wanted) => allowed(v.purposes, choice, ...wanted.split("/"))), c.allowed, name);
    assert.equal(encode(supplement(v.purposes, choice, choice, choice.time + 10, true, refused)), c.yes, name);
    assert.equal(encode(supplement(v.purposes, choice, choice, choice.time + 10, false, refused)), c.no, name);
  }
});

test("revised.json: where no service has come since, the small build knows it too", () => {
  const { purposes, cases } = vectors("revised.json").renewed;
  for (const full of [true, false]) {
    globalThis.FULL = full;
    for (const c of cases) {
      const choice = decode(c.cookie);
      assert.deepEqual(asked(purposes, choice, false), c.asked, c.cookie);
      assert.deepEqual(everything(purposes).filter((wanted) => allowed(purposes, choice, ...wanted.split("/"))), c.allowed, c.cookie);
    }
  }
  globalThis.FULL = true;
});

test("regime.json", () => {
  const v = vectors("regime.json");
  assert.equal(days(v.purposes), v.days);
  for (const { name, cookie, now, refused = false, ...c } of v.cases) {
    const purposes = obey(v.purposes, refused);
    const choice = standing([cookie], purposes, now);
    const answer = (yes) => (choice ? supplement(purposes, choice, choice, now, yes, refused) : decide(purposes, now, () => yes));
    assert.deepEqual(asked(purposes, choice, refused), c.asked, name);
    assert.deepEqual(everything(purposes).filter((wanted) => allowed(purposes, choice, ...wanted.split("/"))), c.allowed, name);
    assert.equal(encode(answer(true)), c.yes, name);
    assert.equal(encode(answer(false)), c.no, name);
  }
});

// An objection abroad is a no at home: what is used until the visitor objects is no yes where one is needed.
test("regime.json: there and back", () => {
  const { strict, there, now, cases } = vectors("regime.json").travel;
  const used = (purposes, choice) => everything(purposes).filter((wanted) => allowed(purposes, choice, ...wanted.split("/")));
  for (const c of cases) {
    const before = standing([c.cookie], there, now);
    const choice = Object.keys(c.said)[0] ? merge(there, before, now, c.said) : before;
    const cookie = choice ? encode(choice) : "";
    assert.deepEqual(used(there, standing([cookie], there, now)), c.there, c.name);
    assert.deepEqual(asked(there, standing([cookie], there, now), false), [], c.name);
    assert.deepEqual(used(strict, standing([c.cookie, cookie], strict, now)), c.back, c.name);
  }
});

for (const full of [true, false]) {
  test(`press.json, FULL=${full}`, () => {
    globalThis.FULL = full;
    const { now, groups } = vectors("press.json");
    for (const { purposes, cases } of full ? groups : groups.slice(0, 1)) {
      for (const { name, stored, drawn, refused = false, ...c } of cases) {
        const [before, shown] = [decode(stored), decode(drawn)];
        const next = Math.max(now, (newest([stored], now)?.time ?? 0) + 1);
        const press = (yes) =>
          shown ? supplement(purposes, before, shown, next, yes, refused) : decide(purposes, next, () => yes);
        assert.equal(encode(press(true)), c.yes, name);
        assert.equal(encode(press(false)), c.no, name);
      }
    }
    globalThis.FULL = true;
  });
}
