/**
 * One line about a mistake.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 * @param {string} [what]
 */
export function says(page, element, what) {
  const wanted = element.dataset.consent ?? "";
  const tag = `<${element.localName} data-consent="${wanted}">`;
  switch (what) {
    case undefined:
      return unknown(page, wanted) ? `${tag} stays held: ${unknown(page, wanted)}` : `${tag} did not wait: ${text(element)}`;
    case "code":
      return `${tag} cannot be let go: add biscotte to trusted-types`;
    case "kind":
      return `${tag} holds nothing: put data-consent on what loads (script, iframe, img, source, track, video, audio, link, embed, object, input, SVG image)`;
    case "late":
      if (page.nonce) return `${tag} stays held: it has not the nonce that the tag of consent.js has; give it that, if it is yours`;
      return `${tag} stays held, as it came after the page had been read, or others have a nonce, and its host is not in the policy; if it is yours, ${late(element)}`;
    case "address":
      return `${tag} stays held: its address is not one of http or https`;
    case "apart":
      return `${tag} stays held: data-consent-srcdoc is code; give the frame sandbox without allow-same-origin, or the page's nonce`;
    default:
      return `${tag} has a live ${what}, and may have been loaded before consent: write data-consent-${what} in its place`;
  }
}

/** @param {import("../types").Page} page @param {string} wanted */
function unknown({ data: { purposes } }, wanted) {
  const names = wanted.match(/[^\s,!]+/g);
  if (!names) return "data-consent names no category";
  for (const name of names) {
    const [id, service] = name.split(/\/(.+)/);
    const purpose = purposes.find((p) => p.id === id);
    if (!purpose) return `the policy has no category "${id}"; it has ${purposes.map((p) => p.id).join(", ")}`;
    if (service && !purpose.services?.includes(service)) {
      return `"${id}" has no service "${service}"; it has ${purpose.services?.join(", ") || "none"}`;
    }
  }
}

/** @param {HTMLElement} element */
function text(element) {
  if (element.localName === "style") return 'link the style sheet, with data-consent-href: browsers load what it imports';
  if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") return "an SVG script cannot be held; make it an HTML one";
  return 'give it type="text/plain"';
}

/** @param {HTMLElement} element */
function late(element) {
  const { src } = /** @type {HTMLScriptElement} */ (element);
  const host = src && /^https?:/.test(src) ? `write "hosts": {"script": ["${new URL(src).host}"]} in its service, or ` : "";
  return host + `give it and the tag of consent.js the page's nonce, or write "late": true in the policy`;
}
