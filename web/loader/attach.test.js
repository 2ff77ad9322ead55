import assert from "node:assert/strict";
import { test } from "node:test";

import { attach } from "./attach.js";
import { stay } from "./room/stay.js";
import { dom } from "./testing/dom.js";

/** A page whose banner is on the screen. */
function shown() {
  dom();
  const page = { data: { css: [] }, wanted: false };
  attach(page).first.append("a question");
  stay(page.host);
  const remove = async (times) => {
    for (let i = 0; i < times; i++) {
      page.host.element.remove();
      await new Promise((done) => setTimeout(done));
    }
  };
  return { page, remove };
}

test("what a page removes is put back", async () => {
  const { page, remove } = shown();
  await remove(3);
  assert.ok(page.host.element.isConnected);
});

test("a page that insists wins, also over what comes later by itself", async () => {
  const { page, remove } = shown();
  await remove(60);
  assert.ok(!page.host.element.isConnected);
  attach(page);
  assert.ok(!page.host.element.isConnected, "the component does not bring it back");
  document.documentElement.append(document.createElement("p"));
  await remove(1);
  assert.ok(!page.host.element.isConnected, "nor does any other change");
});

test("a visitor who wants the panel gets it from such a page, too", async () => {
  const { page, remove } = shown();
  await remove(60);
  page.wanted = true;
  attach(page);
  assert.ok(page.host.element.isConnected);
  await remove(1);
  assert.ok(!page.host.element.isConnected, "but once");
});
