/**
 * Puts a real script behind a held one. Changing the type of the old one would not do: one that came as markup from a
 * script has been marked as started (HTML, "create an element for a token"). It stays, as nothing: a framework that
 * has drawn it puts elements before it, and takes it out when it leaves, which throws where it is gone.
 * @param {HTMLScriptElement} held
 * @param {import("./types").TrustRules} trusted
 * @returns {Promise<unknown> | undefined} settles when the script has run, if inline scripts after it have to wait
 */
export function release(held, trusted) {
  const script = document.createElement("script");
  for (const { name, value } of held.attributes) {
    if (/^(type|data-type|data-consent|nonce)$/.test(name)) continue;
    const kind = name === "src" ? "createScriptURL" : /^on/.test(name) ? "createScript" : undefined;
    script.setAttribute(name, kind ? trusted[kind](value) : value);
  }
  const type = held.dataset.type ?? "";
  if (type) script.type = type;
  script.nonce = held.nonce;
  script.async = held.hasAttribute("async");
  script.text = trusted.createScript(held.text);
  const waits = script.src && !type && !script.async && !script.defer && !script.noModule;
  const done = new Promise((resolve) => {
    for (const event of ["load", "error"]) script.addEventListener(event, resolve);
  });
  // Whoever looks for the script finds the one that runs; a copy of the page does not let it go again.
  for (const name of ["id", "data-consent"]) held.removeAttribute(name);
  held.after(script);
  return waits ? done : undefined;
}
