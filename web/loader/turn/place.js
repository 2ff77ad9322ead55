import { hold } from "../hold.js";
import { names } from "../names.js";
import { own } from "../own.js";

const code = /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i;
const inHead = /^(base|link|meta|noscript|script|style|template|title)$/;

/**
 * Puts what a script has written behind it, as nodes that are held to the same rules as all others. Markup becomes nodes by
 * the page's own rules for that (Trusted Types). Scripts among it run in order; where the page has a nonce, those that have
 * it, as of all that is written.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {HTMLScriptElement} script
 * @param {any[]} texts
 * @param {(script: HTMLScriptElement, insert: () => void) => Promise<unknown>} begin runs a script
 */
export async function place(page, tools, script, texts, begin) {
  const nodes = texts.length ? parse(texts) : []; // Trusted Types refuse even nothing
  if (!nodes.length) return;
  for (const node of nodes) if (node instanceof Element) prepare(page, tools, node);
  const scripts = /** @type {HTMLScriptElement[]} */ (nodes.flatMap((node) =>
    node instanceof Element ? [...(node.matches("script") ? [node] : []), ...node.querySelectorAll("script")] : []));
  const inner = !script.isConnected || script.parentNode === own(document).head
    ? nodes.filter((node) => script.isConnected && inHead.test(/** @type {Element} */ (node).localName))
    : nodes;
  if (inner[0]) script.after(...inner);
  const others = nodes.filter((node) => !inner.includes(node));
  if (others.some((node) => node instanceof Element || node.textContent?.trim())) await body().then((body) => body.append(...others));
  console.info("biscotte: what a script writes into the document was put behind it:", script);
  for (const one of scripts) if (!one.dataset.consent && code.test(one.type)) await run(page, tools, one, begin);
}

/** @param {any[]} texts @returns {ChildNode[]} */
function parse(texts) {
  const whole = texts.every((text) => typeof text === "string" || typeof text === "number") ? [texts.join("")] : texts;
  try {
    return whole.flatMap((text) => {
      const { head, body } = new DOMParser().parseFromString(text, "text/html");
      return [...head.childNodes, ...body.childNodes];
    });
  } catch (error) {
    console.warn("biscotte: a script writes into the document, which the page's Trusted Types refuse:", error);
    return [];
  }
}

/** Holds what is to be held before it is in the page. @param {import("../types").Page} page @param {typeof import("../tools.js").tools} tools @param {Element} node */
function prepare(page, tools, node) {
  for (const one of /** @type {HTMLElement[]} */ ([node, ...node.querySelectorAll("[data-consent]")])) {
    const wanted = one.dataset.consent;
    if (wanted != null && one.localName !== "script" && !tools.may(page, wanted)) hold(one, names, page.wrong);
  }
}

/** @param {import("../types").Page} page @param {typeof import("../tools.js").tools} tools @param {HTMLScriptElement} old @param {Parameters<typeof place>[4]} begin */
async function run(page, tools, old, begin) {
  const nonce = old.nonce || old.getAttribute("nonce") || "";
  if (page.nonce && nonce !== page.nonce) {
    return console.warn("biscotte: a script that another one writes does not run: it has not the page's nonce:", old);
  }
  try {
    const script = own(document).createElement("script");
    const trusted = tools.trust();
    for (const { name, value } of old.attributes) {
      const rule = name === "src" ? "createScriptURL" : /^on/.test(name) ? "createScript" : undefined;
      script.setAttribute(name, rule ? trusted[rule](value) : value);
    }
    script.nonce = nonce;
    script.async = old.hasAttribute("async");
    script.text = trusted.createScript(old.text);
    const over = begin(script, () => old.replaceWith(script));
    if (!script.async && !script.defer) await over;
  } catch (error) {
    console.warn("biscotte: a script that another one writes cannot run; add biscotte to trusted-types:", error);
  }
}

/** @returns {Promise<HTMLElement>} */
function body() {
  return new Promise((done) => {
    const { body, readyState } = own(document);
    if (body && readyState !== "loading") done(body);
    else own(document).addEventListener("DOMContentLoaded", () => done(own(document).body));
  });
}
