/**
 * Whether whoever develops the page wants to be told what happens: by an attribute of the tag, or on their own machine
 * by the page's address. Elsewhere no address does that: it could be sent to anybody.
 * @param {HTMLScriptElement | null} script
 */
export function debugging(script) {
  const { hostname, search } = location;
  return script?.hasAttribute("data-debug") || (search.includes("biscotte-debug") && /localhost$|^127\./.test(hostname));
}
