import assert from "node:assert/strict";
import { test } from "node:test";

import { glob } from "./glob.js";
import { listed } from "./listed.js";
import { variants } from "../variants.js";

for (const [patterns, name, fits] of [
  [["_ga"], "_ga", true],
  [["_ga"], "_gat", false],
  [["_ga_*"], "_ga_", true],
  [["_ga_*"], "_ga_X1", true],
  [["_pk_*.*"], "_pk_id.7", true],
  [["_pk_*.*"], "_pk_id7", false],
  [["a.c"], "abc", false],
  [["(x)[y]$", "b*c*d"], "(x)[y]$", true],
  [["b*c*d"], "bcd", true],
  [["b*c*d"], "b\nc d", true],
  [undefined, "a", false],
]) {
  test(`${patterns} and ${JSON.stringify(name)}: ${fits}`, () => assert.equal(glob(patterns, name), fits));
}

test("every domain above the host, every path above the page, each with and without a partition", () => {
  const all = variants("a", { protocol: "https:", hostname: "b.example.test", pathname: "/x/y" });
  assert.equal(all.length, 5 * 4 * 2);
  assert.ok(all.includes("a=; Max-Age=0; Path=/; Secure"));
  assert.ok(all.includes("a=; Max-Age=0; Path=/x/; Domain=example.test; Secure; SameSite=None; Partitioned"));
  assert.ok(all.includes("a=; Max-Age=0; Path=/x/y; Domain=b.example.test; Secure"));
});

test("an address has no domains; without HTTPS nothing is secure", () => {
  for (const hostname of ["127.0.0.1", "[::1]"]) {
    assert.deepEqual(variants("a", { protocol: "http:", hostname, pathname: "/" }), ["a=; Max-Age=0; Path=/"]);
  }
});

test("what a service lists, by the kind of thing", () => {
  const service = { id: "s", category: "c", cookies: ["k"], storage: { local: ["l*"], workers: ["/w/"] } };
  for (const [kind, name] of [["cookie", "k"], ["local", "l1"], ["worker", "/w/"]]) {
    assert.equal(listed([service], kind, name), service);
  }
  for (const [kind, name] of [["cookie", "l1"], ["session", "l1"], ["database", "k"], ["cache", "k"]]) {
    assert.equal(listed([service], kind, name), undefined);
  }
});
