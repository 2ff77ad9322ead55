import { attempt } from "../attempt.js";
import { current } from "./current.js";
import { own } from "../own.js";

/** @typedef {{target: any, type: string, listener: any, capture: boolean, signal?: AbortSignal}} Call */

/** What has been asked for after it had happened, in the order of asking. @type {Call[]} */
let calls = [];

const order = ["readystatechange", "DOMContentLoaded", "load"];

/**
 * Hears whether a script that was let go waits for an event of the page that has been. It is told of it by itself, once,
 * and no listener of the page is called a second time. Such a listener is not put into the page at all: who sends such an
 * event again, for the sake of scripts that came late, reaches nobody twice.
 *
 * Returns what gives these events, and takes everything back.
 */
export function missed() {
  const undo = [window, document].flatMap((target) => [
    replace(target, "addEventListener", (add) => (/** @type {any[]} */ ...[type, listener, options]) => {
      if (!note(target, type, listener, options)) add.call(target, type, listener, options);
    }),
    replace(target, "removeEventListener", (remove) => (/** @type {any[]} */ ...[type, listener, options]) => {
      const same = call(target, type, listener, options);
      calls = calls.filter((one) => !equal(one, same));
      remove.call(target, type, listener, options);
    }),
  ]);
  undo.push(handler(window, "load"), handler(own(document).body, "load"), handler(document, "readystatechange"));
  return () => {
    for (const step of undo) step();
    const all = calls.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
    calls = [];
    for (const one of all) attempt(() => give(one));
  };
}

/** @param {any} target @param {string} type @param {any} listener @param {any} options @returns {Call} */
function call(target, type, listener, options) {
  const capture = typeof options === "object" ? !!options?.capture : !!options;
  return { target, type, listener, capture, signal: options?.signal };
}

/** @param {Call} a @param {Call} b */
function equal(a, b) {
  return a.target === b.target && a.type === b.type && a.listener === b.listener && a.capture === b.capture;
}

/** @param {any} target @param {string} type @param {any} listener @param {any} [options] */
function note(target, type, listener, options) {
  if (!listener || !been(target, type) || !current.script()) return false;
  const one = call(target, type, listener, options);
  if (!calls.some((other) => equal(one, other))) calls.push(one);
  return true;
}

/** Whether an event of the page has been. @param {any} target @param {string} type */
function been(target, type) {
  const [times] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const complete = own(document).readyState === "complete";
  if (type === "DOMContentLoaded") return complete || times?.domContentLoadedEventStart > 0;
  if (type === "load") return target === window && complete && !(times?.loadEventStart === 0);
  return type === "readystatechange" && target === document && complete;
}

/** @param {Call} one */
function give({ target, type, listener, signal }) {
  if (signal?.aborted) return;
  const event = new Event(type, { bubbles: type === "DOMContentLoaded" });
  Object.defineProperties(event, { target: { value: document }, currentTarget: { value: target } });
  if (typeof listener === "function") listener.call(target, event);
  else listener.handleEvent(event);
}

/** Hears of a handler that is assigned. @param {any} target @param {string} type */
function handler(target, type) {
  const name = "on" + type;
  let owner = target;
  while (owner && !Object.getOwnPropertyDescriptor(owner, name)) owner = Object.getPrototypeOf(owner);
  const before = owner && Object.getOwnPropertyDescriptor(owner, name);
  if (!before?.set || !before.get || !before.configurable) return () => {};
  const set = (/** @type {any} */ listener) => {
    const at = target === document ? document : window;
    calls = calls.filter((one) => !(one.target === at && one.type === type && one.signal === handlers));
    before.set.call(target, listener);
    if (typeof listener === "function" && been(at, type) && current.script()) {
      calls.push({ ...call(at, type, listener, false), signal: handlers });
    }
  };
  Object.defineProperty(target, name, { configurable: true, enumerable: true, get: () => before.get.call(target), set });
  return () => {
    if (Object.getOwnPropertyDescriptor(target, name)?.set !== set) return;
    if (owner === target) Object.defineProperty(target, name, before);
    else delete target[name];
  };
}

/** Tells a handler from a listener: there is one at most. */
const handlers = new AbortController().signal;

/** Puts a function in the place of another, until it is taken back. @param {any} target @param {string} name @param {(was: any) => any} make */
function replace(target, name, make) {
  const before = Object.getOwnPropertyDescriptor(target, name);
  const ours = make(target[name]);
  try {
    Object.defineProperty(target, name, { configurable: true, writable: true, enumerable: false, value: ours });
  } catch {
    return () => {}; // In Firefox, markup has taken the name: then nobody can call it.
  }
  return () => {
    if (target[name] !== ours) return;
    if (before) Object.defineProperty(target, name, before);
    else delete target[name];
  };
}
