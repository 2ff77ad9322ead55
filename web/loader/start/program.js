import { exec } from "exec";
import { soon } from "./soon.js";

/**
 * Runs the compiler's exec script against a window of our own and makes the program it will run.
 * @param {Record<string, any>} window
 * @param {(call: Function) => (...args: unknown[]) => unknown} safe
 * @param {string[]} said what the program writes: told in case it ends, otherwise for whoever debugs it
 * @returns {import("../types").Go}
 */
export function program(window, safe, said) {
  const say = (/** @type {unknown[]} */ ...words) => {
    said.push(words.join(" "));
    said.splice(0, said.length - 20);
    console.debug("biscotte:", ...words);
  };
  window.console = { log: say, warn: say, error: say };
  // Go's script calls fs by its bare name, having put it on the window.
  const fs = { writeSync: (/** @type {unknown[]} */ ...args) => window.fs.writeSync(...args) };
  const later = (/** @type {() => void} */ then, /** @type {number} */ ms) =>
    ms < 2 ? soon(safe(then)) : setTimeout(safe(then), ms);
  exec(window, window, window, window, fs, window.console, later, undefined, undefined);
  const go = new window.Go();
  go.exit = () => {};
  const wrap = go._makeFuncWrapper;
  go._makeFuncWrapper = (/** @type {number} */ id) => safe(wrap.call(go, id));
  return go;
}
