import { fail } from "./fail.js";
import { module } from "./module.js";
import { request } from "./request.js";
import { tools } from "./tools.js";

/**
 * Fetches and starts the second stage, unless that has begun. It fetches everything at once; start() streams the
 * component while the rest arrives.
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
  const { assets } = page.data;
  const get = (/** @type {string} */ path, /** @type {string} */ type) =>
    request(page, path, type, { priority, signal: run.controller.signal });
  const wasm = get(assets.wasm, "application/wasm");
  const texts = Promise.all(
    [get(assets.css, "text/css"), get(assets.more + page.lang + ".json", "application/json")].map(async (r) => (await r).text()),
  );
  // A failure of one is reported where it is awaited; meanwhile the browser must not report it as nobody's.
  for (const promise of [wasm, texts]) promise.catch(() => {});
  const { start } = await module(page.base + assets.start);
  await /** @type {import("./types").Start} */ (start)(page, run, tools, wasm, /** @type {Promise<[string, string]>} */ (texts));
}
