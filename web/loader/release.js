import { kind } from "./kind.js";
import { own } from "./own.js";

/**
 * Puts a real script behind a held one. Changing the type of the old one would not do: a framework that has drawn it
 * puts elements before it, and takes it out when it leaves, which throws where it is gone. It stays, as nothing.
 *
 * The real one is a copy of it, and a copy of a script that came by innerHTML is as inert as that is itself (HTML,
 * "already started"): what the browser would not run, we do not make run. Only one that somebody vouches for is fresh.
 *
 * Once the browser has begun with it, it looks like a held one: whatever copies the page, copies nothing that runs.
 * @param {HTMLScriptElement} held
 * @param {import("./types").TrustRules} trusted
 * @param {boolean | undefined} fresh
 * @param {import("./types").Turn} [turns] what puts it into the page, where that is there
 */
export function release(held, trusted, fresh, turns) {
  const script = fresh ? own(document).createElement("script") : /** @type {HTMLScriptElement} */ (held.cloneNode());
  const type = kind(held);
  for (const { name, value } of held.attributes) {
    const code = name === "src" ? "createScriptURL" : /^on/.test(name) ? "createScript" : undefined;
    script.setAttribute(name, code ? trusted[code](value) : value);
  }
  script.removeAttribute("type");
  if (type) script.type = type;
  script.nonce = held.nonce;
  script.async = held.hasAttribute("async");
  script.text = trusted.createScript(held.text);
  // Whoever looks for the script finds the one that runs.
  for (const name of ["id", "data-consent"]) held.removeAttribute(name);
  held.dataset.consentGone = "1";
  if (turns) turns.put(script, held);
  else held.after(script);
  if (/^(module)?$/.test(type)) script.type = "text/plain";
  return script;
}
