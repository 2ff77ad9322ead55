import { fail } from "./fail.js";
import { module } from "./module.js";
import { tools } from "./tools.js";

/**
 * Fetches and starts the second stage, unless that has begun. It fetches everything at once; start() streams the
 * component while the rest arrives, and says of each file what is wrong where it cannot be had.
 * @param {import("./types").Page} page
 * @param {"high" | "low"} priority
 */
export function load(page, priority) {
  if (page.run) return;
  const run = { controller: new AbortController() };
  page.run = run;
  begin(page, run, priority).catch((error) => {
    if (page.run === run) fail(page, error);
  });
}

/**
 * @param {import("./types").Page} page
 * @param {import("./types").Run} run
 * @param {"high" | "low"} priority
 */
async function begin(page, run, priority) {
  const { wasm, css, more, start } = page.data.assets;
  const files = [wasm, css, more + page.lang + ".json"].map((path) =>
    fetch(page.base + path, { priority, signal: run.controller.signal }),
  );
  // A failure of one is reported where it is awaited; meanwhile the browser must not report it as nobody's.
  for (const file of files) file.catch(() => {});
  const part = await module(page.base + start);
  await /** @type {import("./types").Start} */ (part.start)(page, run, tools, files);
}
