import assert from "node:assert/strict";
import { test } from "node:test";

import { newly } from "./newly.js";

test("an error that comes again is told once, another one anew", () => {
  const told = [];
  const tell = newly((error) => told.push(error.message));
  const [first, second] = [new Error("no line"), new Error("no texts")];
  for (const error of [first, first, first, second, second]) tell(error);
  assert.deepEqual(told, ["no line", "no texts"]);
});
