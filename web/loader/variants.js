/**
 * All that can be assigned to document.cookie to remove a cookie whose domain, path and partition nobody knows: for the
 * host alone and for every domain above it, and for every path above the page's, with and without a slash at its end.
 * What a browser does not accept, such as a public suffix, does no harm.
 * @param {string} name
 * @param {{protocol: string, hostname: string, pathname: string}} page
 */
export function variants(name, { protocol, hostname, pathname }) {
  const domains = ["", ...above(hostname).map((domain) => "; Domain=" + domain)];
  // A cookie named __Secure- or __Host- is only taken with Secure, and so is a partitioned one.
  const ends = protocol === "https:" ? ["; Secure", "; Secure; SameSite=None; Partitioned"] : [""];
  const all = [];
  for (const path of below(pathname)) {
    for (const domain of domains) {
      for (const end of ends) all.push(`${name}=; Max-Age=0; Path=${path}${domain}${end}`);
    }
  }
  return all;
}

/** The host and the domains above it; an address has none. @param {string} host */
function above(host) {
  if (/^[\d.]+$|:/.test(host)) return [];
  const labels = host.split(".");
  return labels.map((_, i) => labels.slice(i).join("."));
}

/** @param {string} pathname */
function below(pathname) {
  const paths = ["/"];
  for (const name of pathname.split("/").filter(Boolean)) {
    const folder = paths[paths.length - 1];
    paths.push(folder + name, folder + name + "/");
  }
  return paths;
}
