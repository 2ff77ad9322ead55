import assert from "node:assert/strict";
import { test } from "node:test";

import { dom } from "../testing/dom.js";
import { box } from "./box.js";

const answer = (id) => ({ id, choice: "1.7.media:true:m" });
const ids = (answers) => answers.map(({ id }) => id);

function storage(value) {
  const { localStorage } = dom();
  Object.defineProperty(globalThis, "localStorage", { value: value ?? localStorage, configurable: true, writable: true });
  return globalThis.localStorage;
}

test("what waits is there on the next page, in its order", () => {
  storage();
  box("w").add([answer("a")]);
  box("w").add([answer("b"), answer("c")]);
  assert.deepEqual(ids(box("w").read()), ["a", "b", "c"]);
  box("w").drop("b");
  assert.deepEqual(ids(box("w").read()), ["a", "c"]);
});

test("nothing that waits is nothing that is kept", () => {
  const store = storage();
  const one = box("w");
  one.add([answer("a")]);
  one.drop("a");
  assert.equal(store.length, 0);
});

test("no more than eight wait: the latest", () => {
  storage();
  for (let i = 0; i < 10; i++) box("w").add([answer("" + i)]);
  assert.deepEqual(ids(box("w").read()), [..."23456789"]);
});

for (const text of [
  "", "{", "null", "7", '"a"', "{}", "[null]", "[7]", '[{"id":"a"}]', '[{"id":7,"choice":"1"}]', '[{"choice":"1"}]', "[[]]",
]) {
  test(`what is nothing of ours is nothing: ${text}`, () => {
    storage().setItem("w", text);
    assert.deepEqual(box("w").read(), []);
    box("w").add([answer("a")]);
    assert.deepEqual(ids(box("w").read()), ["a"]);
  });
}

const refuses = () => {
  throw new Error("not here");
};
for (const [name, store] of [
  ["no storage", { getItem: refuses, setItem: refuses, removeItem: refuses }],
  ["a full storage", { getItem: () => null, setItem: refuses, removeItem: () => {} }],
]) {
  test(`${name}: it waits for as long as the page lives`, () => {
    storage(store);
    const one = box("w");
    one.add([answer("a")]);
    one.add([answer("b")]);
    assert.deepEqual(ids(one.read()), ["a", "b"]);
    one.write([]);
    assert.deepEqual(one.read(), []);
  });
}
