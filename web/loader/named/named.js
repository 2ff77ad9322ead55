/**
 * Whether the policy vouches for a script, wherever it has come from: one of the services that it waits for names its
 * host, or whatever the page itself adds is trusted.
 * @param {import("../types").Data} data
 * @param {HTMLScriptElement} script
 */
export function named({ late, hosts = {} }, script) {
  const { consent = "", src } = { consent: script.dataset.consent, src: script.src };
  const services = (/** @type {string} */ one) => Object.keys(hosts).filter((s) => s === one || s.startsWith(one + "/"));
  const wanted = consent.match(/[^\s,]+/g) ?? [];
  return !!late || wanted.some((one) => services(one).some((s) => hosts[s].some((host) => fits(host, src))));
}

/**
 * Whether an address is one of a source's, as content security policies have it: "stats.example",
 * "https://*.stats.example:8443", 'self' (CSP 3, section 6.7.2.8).
 * @param {string} source
 * @param {string} address
 */
function fits(source, address) {
  if (!/^https?:/.test(address)) return false;
  const { protocol, host, origin } = new URL(address);
  if (source === "'self'") return origin === location.origin;
  const [name, scheme = ""] = source.split("://").reverse();
  const secure = !scheme || scheme + ":" === protocol || protocol === "https:";
  return secure && (name[0] === "*" ? host.endsWith(name.slice(1)) : host === name);
}
