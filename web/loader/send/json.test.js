import assert from "node:assert/strict";
import { test } from "node:test";

import { json } from "./json.js";

const value = [{ id: "a\"\n", yes: true, n: 1, none: null, left: undefined }, {}, []];

test("as JSON.stringify has it", () => assert.equal(json(value), JSON.stringify(value)));

test("where arrays, objects and strings have a toJSON", (t) => {
  const expected = JSON.stringify(value);
  const prototypes = [Array, String, Object].map((made) => made.prototype);
  for (const prototype of prototypes) Object.defineProperty(prototype, "toJSON", { value: () => "theirs", configurable: true });
  t.after(() => prototypes.forEach((prototype) => delete prototype.toJSON));
  assert.equal(json(value), expected);
});
