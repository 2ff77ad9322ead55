import css from "../../style/declaration.css";
import { answers } from "./answers.js";
import { complain } from "../complain.js";
import { drawn } from "./drawn.js";
import { own } from "../own.js";

/** What has been drawn into an element, and what draws it again. @type {WeakMap<Element, () => Promise<void>>} */
const known = new WeakMap();

/** Those that are in the page. The views of an application come and go, and nothing is kept of them. @type {Set<WeakRef<Element>>} */
const there = new Set();

/**
 * Fills an element with the declaration in the visitor's language, and says in it what they have answered. It is called
 * whenever something changes. One that has been written by a server stays as it is but for the answers.
 * @type {import("../types").Chunks["declaration"]}
 */
export async function declaration(page, tools, element) {
  // What a server has written into it may not have been read yet; the gate comes again when it has.
  if (own(document).readyState === "loading") return;
  own(document).addEventListener("biscotte:language", speak);
  note(element);
  if (known.has(element)) return known.get(element)?.();
  const written = element.querySelector(".declaration");
  /** @type {ParentNode | null} */
  let root = written;
  let lang = "";
  const refresh = async () => {
    if (!written && lang !== page.lang) {
      lang = page.lang;
      const fresh = await drawn(page).catch(complain);
      if (!fresh || lang !== page.lang) return;
      const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
      tools.dress(shadow, [css], page.nonce);
      shadow.querySelector(".declaration")?.remove();
      shadow.append(fresh);
      root = shadow;
    }
    if (root) answers(page, tools, root);
  };
  known.set(element, refresh);
  return refresh();
}

/** Keeps an element in mind for as long as it is in the page. @param {Element} element */
function note(element) {
  const all = present();
  if (!all.includes(element)) there.add(new WeakRef(element));
}

/** Those that are still in the page; the others are forgotten, and noted again when they come back. */
function present() {
  return [...there].flatMap((ref) => {
    const element = ref.deref();
    if (element?.isConnected) return element;
    there.delete(ref);
    return [];
  });
}

/** Says it all in another language. */
function speak() {
  for (const element of present()) known.get(element)?.();
}
