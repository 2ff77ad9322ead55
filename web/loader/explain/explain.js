import { complain } from "../complain.js";

/**
 * Says on the console why the second stage did not start and what to do about it.
 * @type {import("../types").Chunks["explain"]}
 */
export function explain(_page, _tools, error) {
  const { name, message } = /** @type {Error} */ (error);
  let why = message;
  if (typeof WebAssembly === "undefined") why = "this browser has WebAssembly switched off";
  else if (name === "CompileError") {
    why = /CSP|content security|unsafe-eval/i.test(message)
      ? "the content security policy forbids WebAssembly; add 'wasm-unsafe-eval' to script-src"
      : "the WebAssembly file is damaged: " + message;
  }
  complain(new Error(`the preference panel cannot be shown (accepting and refusing work): ${why}`));
}
