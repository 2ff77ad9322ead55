import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { boot } from "./boot.js";
import { data } from "./testing/data.js";
import { dom } from "./testing/dom.js";

// Every member of window.biscotte and every event is documented with an example; every example runs, and is in the manual.
const source = readFileSync(new URL("types.d.ts", import.meta.url), "utf8");
const manual = readFileSync(new URL("README.md", import.meta.url), "utf8");

/** The members of an interface, each with its example. */
function documented(name) {
  const start = source.indexOf(`export interface ${name} {`);
  const text = source.slice(start, source.indexOf("\n}\n", start));
  return [...text.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:readonly )?(\w+)/g)].map(([, comment, name]) => ({
    name,
    code: comment.split("@example")[1]?.replace(/^\s*\* ?/gm, ""),
  }));
}
const members = documented("Biscotte");
const events = documented("Events");

test("every member of the API is in the types, with an example", () => {
  dom();
  boot(data(), null);
  assert.deepEqual(members.map(({ name }) => name).sort(), Object.keys(window.biscotte).sort());
  for (const { name, code } of members) assert.ok(code?.trim(), name + " has no example");
});

test("every event is in the types, with an example", () => {
  assert.deepEqual(events.map(({ name }) => name), ["ready", "choice", "language", "cleared"]);
  for (const { name, code } of events) assert.ok(code?.trim(), name + " has no example");
});

for (const { name, code } of [...members, ...events]) {
  test(`the manual has the example of ${name}`, () => assert.ok(manual.includes(code.trim()), code));

  test(`the example of ${name} runs`, async (t) => {
    for (const method of ["log", "warn"]) t.mock.method(console, method, () => {});
    globalThis.fetch = async () => {
      throw new TypeError("no network");
    };
    dom("<!doctype html><html lang=en><body><b id=language></b><div id=widget></div><button></button></body></html>");
    boot(data(), null);
    const run = new Function("biscotte", "button", code);
    run(window.biscotte, document.querySelector("button"));
    await new Promise((done) => setTimeout(done, 150));
  });
}
