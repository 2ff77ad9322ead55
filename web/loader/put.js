import { cookies } from "./cookies.js";
import { write } from "./write.js";

/**
 * Sets a cookie in a way that this page's browser takes, and returns whether it did: with the domain that the policy
 * names, for the host alone where that is another site's, an address or a public suffix, and partitioned in a frame on
 * another site (CHIPS).
 * @param {string} cookie
 */
export function put(cookie) {
  const own = cookie.replace(/; Domain=[^;]+/, "");
  const forms = [cookie, own];
  if (window.top !== window) forms.push(own + "; SameSite=None; Secure; Partitioned");
  return forms.some((form) => {
    write(form);
    return cookies().split("; ").includes(cookie.split(";")[0]);
  });
}
