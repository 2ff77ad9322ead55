/**
 * Whether a script's nonce is its own: markup that ends in the middle of a tag takes over that of the script after it
 * (CSP 3, section 6.7.2.1, "Is element nonceable?"), and browsers do not ask this of what a script puts into the page.
 * @param {HTMLScriptElement} script
 */
export function whole({ attributes }) {
  return !Array.from(attributes).some(({ name, value }) => /<s(cript|tyle)/i.test(name + value));
}
