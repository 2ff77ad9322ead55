/**
 * Lets code pass where the page demands Trusted Types. The page must list our policy in trusted-types.
 * @returns {import("./types").TrustRules}
 */
export function trust() {
  const rules = { createScript: String, createScriptURL: String };
  try {
    return window.trustedTypes?.createPolicy("biscotte", rules) ?? rules;
  } catch {
    return rules;
  }
}
