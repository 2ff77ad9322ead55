import { says } from "./says.js";

/** What has been said: a page of many elements has one mistake. */
const said = new Set();

/**
 * Says on the console, in every mode, that data-consent does not do on an element what its author means, and what to
 * write. Without what, it names something that the policy does not have.
 * @type {import("../types").Chunks["fault"]}
 */
export function fault(page, _tools, element, what) {
  const text = says(page, element, what);
  if (said.has(text)) return;
  said.add(text);
  console.error("biscotte: " + text, element);
}
