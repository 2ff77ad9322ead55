import { cookies } from "./cookies.js";
import { write } from "./write.js";

/**
 * Sets a cookie in a way that this page's browser takes, and returns whether it did: with the domain that the policy
 * names, for the host alone where that is another site's, an address or a public suffix, and partitioned where nothing else
 * is taken, as in a frame on another site (CHIPS).
 * @param {string} cookie
 */
export function put(cookie) {
  const own = cookie.replace(/; Domain=[^;]+/, "");
  return [cookie, own, own + "; SameSite=None; Secure; Partitioned"].some((form) => {
    write(form);
    return cookies().split("; ").includes(cookie.split(";")[0]);
  });
}
