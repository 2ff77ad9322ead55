import assert from "node:assert/strict";
import { test } from "node:test";

import { place } from "./place.js";
import { variants } from "../variants.js";

test("a document that is written into a frame has the cookies of the page around it", () => {
  const around = { protocol: "https:", hostname: "b.example.test", pathname: "/x" };
  Object.assign(globalThis, { location: { href: "about:srcdoc", protocol: "about:", hostname: "", pathname: "srcdoc" }, parent: { location: around } });
  assert.ok(variants("a", place()).includes("a=; Max-Age=0; Path=/; Domain=example.test; Secure"));
});
