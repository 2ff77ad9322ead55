/**
 * What to assign to document.cookie (RFC 6265, section 4.1.1): policy.cookieString. A maxAge of 0 makes a session
 * cookie.
 * @param {import("./types").ConsentCookie} attributes
 * @param {string} value
 * @param {number} maxAge in seconds
 * @param {string | undefined} sameSite
 * @param {boolean | undefined} secure
 */
export function cookie({ name, path, domain }, value, maxAge, sameSite, secure) {
  return (
    `${name}=${value}; Path=${path || "/"}` +
    (domain ? "; Domain=" + domain : "") +
    (maxAge > 0 ? "; Max-Age=" + maxAge : "") +
    (sameSite ? "; SameSite=" + sameSite : "") +
    (secure ? "; Secure" : "")
  );
}
