import { current } from "./current.js";
import { own } from "../own.js";

/** @typedef {any} Text a string, or what Trusted Types make of it */

/** What scripts have written, until their turn is over. @type {Map<HTMLScriptElement, Text[]>} */
const written = new Map();
let begun = false;
let opened = false;

/**
 * Keeps scripts that were let go from writing over the page: the browser takes what is written after the parser has been
 * there for a new page (HTML, "document write steps"). Returns what such a script has written, once.
 * @param {HTMLScriptElement} script
 */
export function writes(script) {
  if (!begun) begin();
  const texts = written.get(script) ?? [];
  written.delete(script);
  return texts;
}

function begin() {
  begun = true;
  const line = (/** @type {string} */ end) => (/** @type {Function} */ was) => (/** @type {Text[]} */ ...texts) => {
    const script = current.script();
    if (script instanceof Element) {
      written.set(script, [...(written.get(script) ?? []), ...texts, end].filter((text) => text !== ""));
    } else if (own(document).currentScript || opened) return was.apply(document, [...texts, end].filter((text) => text !== ""));
    else late();
  };
  replace("write", line(""));
  replace("writeln", line("\n"));
  replace("open", (was) => (/** @type {any[]} */ ...rest) => {
    if (rest.length < 3 && (current.script() || (!own(document).currentScript && blamed()))) return document;
    opened ||= rest.length < 3;
    return was.apply(document, rest);
  });
  replace("close", (was) => () => {
    if (current.script()) return;
    opened = false;
    was.call(document);
  });
}

/** The page's own way of doing it, if it has one, stays. @param {string} name @param {(was: Function) => Function} make */
function replace(name, make) {
  if (typeof Object.getOwnPropertyDescriptor(document, name)?.value === "function") return;
  const value = make(/** @type {any} */ (Document.prototype)[name]);
  try {
    Object.defineProperty(document, name, { configurable: true, writable: true, value });
  } catch {
    // Markup has taken the name: then nobody can call it.
  }
}

/** Whether the call comes from the file of a script that was let go. */
function blamed() {
  const { stack = "" } = new Error();
  return [...own(document).scripts].some(({ src, dataset }) => src && dataset.consent != null && stack.includes(src));
}

let said = false;

function late() {
  if (said) return;
  said = true;
  console.warn("biscotte: ignores what a script writes into the document after the page has been read, as it would replace the page:", new Error().stack);
}
