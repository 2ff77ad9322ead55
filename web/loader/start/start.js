import { answered } from "../answered.js";
import { bridge } from "./bridge.js";
import { guard } from "./guard.js";
import { press } from "../press.js";
import { program } from "./program.js";
import { stay } from "../room/stay.js";
import { standIn } from "./stand_in.js";
import { wayBack } from "./way_back.js";

/**
 * Starts the component: sets up the window it sees, and runs it while its bytes still arrive. The result settles only
 * when the component has ended, which it must not.
 * @type {import("../types").Start}
 */
export async function start(page, run, tools, files) {
  const said = /** @type {string[]} */ ([]);
  const safe = guard(
    () => page.run === run,
    (error) => tools.fail(page, error),
  );
  const window = standIn(page, tools);
  const host = tools.attach(page);
  stay(host);
  press(host.root);
  const go = program(window, safe, said);
  const { wasm, css: styles, more } = page.data.assets;
  const get = (/** @type {string} */ path, /** @type {string} */ type, i = 0) => {
    const file = answered(page.base + path, type, files[i]);
    file.catch(() => {}); // where WebAssembly is forbidden, nothing waits for it
    return file;
  };
  const [{ instance }, css, view] = await Promise.all([
    WebAssembly.instantiateStreaming(get(wasm, "application/wasm"), go.importObject),
    get(styles, "text/css", 1).then((answer) => answer.text()),
    get(more + page.lang + ".json", "application/json", 2).then((answer) => answer.text()),
  ]);
  if (page.run !== run) return new Promise(() => {}); // nobody waits for it any more
  tools.dress(tools.attach(page).root, [...page.data.css, css], page.nonce);
  Object.assign(window, { biscotte: bridge(page, run, tools, view) });
  if (!page.gone) wayBack(page); // debug mode says it in its report
  await go.run(instance);
  throw new Error("the component has ended: " + said.join(" "));
}
