import { arrival } from "./arrival.js";

/**
 * Makes what hands arguments to a queue or a function under window. A queue is created where it is missing, as vendors'
 * own snippets do; what a function is told waits until there is one. Whatever goes wrong in there stops nothing here.
 */
export function sender() {
  const waiting = /** @type {Record<string, unknown[][]>} */ ({});
  const flush = () => Object.keys(waiting).forEach(guarded(deliver));

  /** @param {string} path */
  function deliver(path) {
    let at = /** @type {any} */ (window);
    let last = "";
    for (const key of path.split(".")) {
      if (last) at = at[last];
      if (at[(last = key)] == null) return arrival(at, key, flush);
    }
    for (let args; (args = waiting[path].shift()); ) at[last](...args);
  }

  // A function declaration takes the place of what waits for it without a word.
  addEventListener("DOMContentLoaded", flush);
  return guarded((/** @type {import("./types").Signal} */ { to, form }, /** @type {unknown[]} */ args) => {
    if (form !== "call") return push(to, form, args);
    (waiting[to] ??= []).push(args);
    deliver(to);
  });
}

/**
 * @param {string} path
 * @param {string} form
 * @param {unknown[]} args
 */
function push(path, form, args) {
  let at = /** @type {any} */ (window);
  path.split(".").forEach((key, i, keys) => (at = at[key] ??= i + 1 < keys.length ? {} : []));
  if (form === "spread") at.push(...args);
  else if (form === "list") at.push(args);
  else
    (function () {
      at.push(arguments);
    })(...args);
}

/**
 * @template {unknown[]} A
 * @param {(...args: A) => void} call
 */
function guarded(call) {
  return (/** @type {A} */ ...args) => {
    try {
      call(...args);
    } catch (error) {
      console.error(error);
    }
  };
}
