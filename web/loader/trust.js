/** @type {import("./types").TrustRules | undefined} */
let made;

/**
 * Lets code pass where the page demands Trusted Types. The page must list our policy in trusted-types; it may be made
 * only once.
 * @returns {import("./types").TrustRules}
 */
export function trust() {
  const rules = { createHTML: String, createScript: String, createScriptURL: String };
  try {
    return (made ??= window.trustedTypes?.createPolicy("biscotte", rules) ?? rules);
  } catch {
    return (made = rules);
  }
}
