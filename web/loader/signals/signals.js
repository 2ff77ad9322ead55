import { arrival } from "./arrival.js";
import { fill } from "./fill.js";
import { may } from "../may.js";
import { replaced } from "./replaced.js";

/**
 * Tells vendors what the policy has for them before there is an answer. The result tells them of the choice in force:
 * decided, when it has just been taken. A vendor is never told no on a page where nobody has said so.
 * @param {import("../types").Page} page
 */
export function signals(page) {
  const list = page.data.signals ?? [];
  /** What has been said, by queue. @type {Map<string, unknown[][]>} */
  const said = new Map();
  /** Of a visitor whose answer and region have not been read, nothing is known. @type {typeof page | undefined} */
  let read;
  const flush = () => list.forEach((signal) => say(signal));

  /**
   * @param {import("../types").Signal} signal
   * @param {unknown[][]} [calls]
   */
  function say(signal, calls = []) {
    // Where somebody debugs the page, what is told is noted as it is.
    const note = (/** @type {unknown[]} */ args) => page.gone && (page.sent ??= []).push({ time: performance.now(), to: signal.to, args });
    try {
      (signal.left ??= []).push(...fill(read, calls));
      send(signal, flush, note, said);
    } catch (error) {
      console.error(error); // theirs: it stops nothing here
    }
  }

  for (const signal of list) say(signal, signal.start);
  read = page;
  // A function declaration takes the place of what waits for it without a word.
  addEventListener("DOMContentLoaded", flush);
  return (/** @type {boolean} */ decided) => {
    // Where something is used until the visitor objects, that is known without an answer.
    const known = page.choice || decided || page.data.purposes.some((p) => p.optOut);
    for (const signal of list) {
      if (known) say(signal, signal.known);
      const yes = signal.when && may(page, signal.when);
      if (yes || decided) say(signal, yes ? signal.yes : signal.no);
    }
  };
}

/**
 * Hands over what is left to be said. A queue is created where it is missing, as vendors' own snippets do; what a
 * function is told waits until there is one. An element by that name is neither: the window only inherits it.
 * @param {import("../types").Signal} signal
 * @param {() => void} again
 * @param {(args: unknown[]) => void} note
 * @param {Map<string, unknown[][]>} said
 */
function send({ to, form, left = [] }, again, note, said) {
  const keys = to.split(".");
  const call = form === "call";
  let at = /** @type {any} */ (window);
  let key = "";
  for (let i = 0; i < keys.length; i++) {
    if (i) at = at[key];
    key = keys[i];
    if (at[key] != null && (i || Reflect.getOwnPropertyDescriptor(at, key))) continue;
    if (call) return arrival(at, key, again);
    at[key] = keys[i + 1] ? {} : [];
  }
  for (let args; (args = left.shift()); ) {
    note(args);
    if (call) {
      at[key](...args);
      continue;
    }
    const items = form === "spread" ? args : [form === "list" ? args : pack(...args)];
    at[key].push(...items);
    if (!said.has(to)) {
      said.set(to, []);
      replaced(at, key, /** @type {unknown[][]} */ (said.get(to)));
    }
    said.get(to)?.push(items);
  }
}

/**
 * The object that Google's queue takes its commands as.
 * @param {unknown[]} _
 */
function pack(..._) {
  return arguments;
}
