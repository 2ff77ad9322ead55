/**
 * Puts a real script in the place of a held one. Changing the type of the old one would not do: a script element is
 * prepared once (HTML, "prepare the script element").
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
  held.replaceWith(script);
  return waits ? done : undefined;
}
