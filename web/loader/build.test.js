import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { build } from "./build.js";
import { dom } from "./testing/dom.js";

const hostile = `"><img src=x onerror=alert(1)>' & &amp; <!-- \u202e\u200f </script>`;

beforeEach(() => dom());

test("elements, attributes and texts are what the tree says", () => {
  const tree = ["p", { class: "a b", lang: 0, hidden: "" }, "one ", ["strong", 0, 1], " three"];
  assert.equal(
    build(tree, ["fr", "deux"]).outerHTML,
    '<p class="a b" lang="fr" hidden="" part="a b">one <strong>deux</strong> three</p>',
  );
});

test("a text is never markup", () => {
  const p = build(["p", { title: 0, "aria-label": hostile }, 0, hostile], [hostile]);
  assert.equal(p.querySelector("*"), null);
  assert.equal(p.textContent, hostile + hostile);
  assert.equal(p.title, hostile);
  assert.equal(p.getAttribute("aria-label"), hostile);
});

test("a text of the first number is not taken for none", () => {
  assert.equal(build(["p", 0, 0], ["zero"]).textContent, "zero");
  assert.equal(build(["p", 0, ""], []).textContent, "");
});
