import { arrival } from "./arrival.js";
import { may } from "../may.js";

/**
 * Tells vendors what the policy has for them before there is an answer. The result tells them of the choice in force:
 * decided, when it has just been taken. A vendor is never told no on a page where nobody has said so.
 * @param {import("../types").Page} page
 */
export function signals(page) {
  const list = page.data.signals ?? [];
  const flush = () => list.forEach((signal) => say(signal));

  /**
   * @param {import("../types").Signal} signal
   * @param {unknown[][]} [calls]
   */
  function say(signal, calls = []) {
    const choose = (/** @type {string} */ _, /** @type {any} */ v) =>
      v?.["?"] ? (may(page, v["?"]) ? v.yes : v.no) : v;
    (signal.left ??= []).push(...JSON.parse(JSON.stringify(calls), choose));
    // Where somebody debugs the page, what is told is noted as it is.
    const note = (/** @type {unknown[]} */ args) => page.gone && (page.sent ??= []).push({ time: performance.now(), to: signal.to, args });
    try {
      send(signal, flush, note);
    } catch (error) {
      console.error(error); // theirs: it stops nothing here
    }
  }

  for (const signal of list) say(signal, signal.start);
  // A function declaration takes the place of what waits for it without a word.
  addEventListener("DOMContentLoaded", flush);
  return (/** @type {boolean} */ decided) => {
    for (const signal of list) {
      if (page.choice || decided) say(signal, signal.known);
      const yes = signal.when && may(page, signal.when);
      if (yes || decided) say(signal, yes ? signal.yes : signal.no);
    }
  };
}

/**
 * Hands over what is left to be said. A queue is created where it is missing, as vendors' own snippets do; what a
 * function is told waits until there is one.
 * @param {import("../types").Signal} signal
 * @param {() => void} again
 * @param {(args: unknown[]) => void} note
 */
function send({ to, form, left = [] }, again, note) {
  const keys = to.split(".");
  let at = /** @type {any} */ (window);
  let key = "";
  for (const [i, next] of keys.entries()) {
    if (i) at = at[key];
    key = next;
    if (at[key] != null) continue;
    if (form === "call") return arrival(at, key, again);
    at[key] = keys[i + 1] ? {} : [];
  }
  for (let args; (args = left.shift()); ) {
    note(args);
    if (form === "call") at[key](...args);
    else at[key].push(...(form === "spread" ? args : [form === "list" ? args : pack(...args)]));
  }
}

/**
 * The object that Google's queue takes its commands as.
 * @param {unknown[]} _
 */
function pack(..._) {
  return arguments;
}
