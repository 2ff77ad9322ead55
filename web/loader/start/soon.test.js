import assert from "node:assert/strict";
import { test } from "node:test";

import { soon } from "./soon.js";

test("called once, in another task than what asks for it and what it has promised", async () => {
  const order = [];
  await new Promise((done) => {
    soon(() => done(order.push("soon")));
    Promise.resolve().then(() => order.push("promised"));
    order.push("now");
  });
  assert.deepEqual(order, ["now", "promised", "soon"]);
});
