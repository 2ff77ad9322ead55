import { own } from "../own.js";
/**
 * The address that an element has waited with, if it is one that we serve: of the web or of the site itself. Sanitisers
 * look at addresses where browsers read them, and let pass what is under another name.
 * @param {import("../types").Page} page
 * @param {HTMLElement} part
 * @param {string} name
 */
export function address(page, part, name) {
  // Where there are both, the page has changed its mind: ours holds what it said before.
  const value = part.getAttribute("data-" + name) ?? part.getAttribute("data-consent-" + name) ?? undefined;
  if (value === undefined) return;
  const fine = name === "srcdoc" ? apart(page, part) : [value, ...value.split(/\s+/)].every(served);
  if (fine) return value;
  page.wrong(part, name === "srcdoc" ? "apart" : "address");
}

/** Whether an address is one of the web, or of the page's own kind. @param {string} url */
function served(url) {
  try {
    const { protocol } = new URL(url, own(document).baseURI);
    return /^https?:$/.test(protocol) || protocol === location.protocol;
  } catch {
    return false;
  }
}

/**
 * Whether a document that is written into the page can do nothing with it, or is the owner's: it would be code of the
 * page's own origin.
 * @param {import("../types").Page} page
 * @param {HTMLElement} frame
 */
function apart({ nonce }, frame) {
  const sandbox = frame.getAttribute("sandbox");
  return (nonce && frame.nonce === nonce) || (sandbox != null && !/allow-same-origin/i.test(sandbox));
}
