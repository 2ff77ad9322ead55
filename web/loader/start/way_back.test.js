import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";

import { dom } from "../testing/dom.js";
import { wayBack } from "./way_back.js";

afterEach(() => mock.reset());

for (const [name, markup, data, lines] of [
  ["a page with neither link nor button", "<p>Imprint</p>", {}, 1],
  ["a page with the link", '<a href="#" data-consent-open>Cookie settings</a>', {}, 0],
  ["a policy with the button", "", { settings: {} }, 0],
]) {
  test(`${name}: ${lines ? "the owner is told what to add" : "nothing is said"}`, () => {
    dom();
    document.body.innerHTML = markup;
    const info = mock.method(console, "info", () => {});
    wayBack(/** @type {any} */ ({ data }));
    assert.equal(info.mock.callCount(), lines);
    if (lines) assert.match(info.mock.calls[0].arguments[0], /add <a href="#" data-consent-open>, or "settingsButton"/);
  });
}
