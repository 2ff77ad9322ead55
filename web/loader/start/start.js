import { bridge } from "./bridge.js";
import { guard } from "./guard.js";
import { press } from "../press.js";
import { program } from "./program.js";
import { standIn } from "./stand_in.js";
import { wayBack } from "./way_back.js";

/**
 * Starts the component: sets up the window it sees, and runs it while its bytes still arrive. The result settles only
 * when the component has ended, which it must not.
 * @type {import("../types").Start}
 */
export async function start(page, run, tools, wasm, texts) {
  const said = /** @type {string[]} */ ([]);
  const safe = guard(
    () => page.run === run,
    (error) => tools.fail(page, error),
  );
  const window = standIn(page, tools);
  press(tools.attach(page).root);
  const go = program(window, safe, said);
  const [{ instance }, [css, view]] = await Promise.all([
    WebAssembly.instantiateStreaming(wasm, go.importObject),
    texts,
  ]);
  if (page.run !== run) return new Promise(() => {}); // nobody waits for it any more
  tools.dress(tools.attach(page).root, [...page.data.css, css], page.nonce);
  Object.assign(window, { biscotte: bridge(page, run, tools, view) });
  if (!page.gone) wayBack(page); // debug mode says it in its report
  await go.run(instance);
  throw new Error("the component has ended: " + said.join(" "));
}
