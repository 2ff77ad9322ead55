import { listed } from "../clear/listed.js";

/**
 * Says whose each cookie is: first of those that there are, then of those that scripts cannot see.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} services
 */
export function present(page, tools, services) {
  const pairs = tools.cookies().split("; ").filter(Boolean);
  const names = new Set(pairs.map((pair) => pair.split("=")[0]));
  const seen = [...names].map((name) => `cookie ${name}: ${whose(page, tools, services, name)}`);
  const unseen = services.flatMap(({ id, category, beyond = [] }) =>
    beyond.map(({ name, why }) => `cookie ${name}: declared by ${category}/${id}, out of sight for scripts (${why})`),
  );
  return [...seen, ...unseen];
}

/**
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} services
 * @param {string} name
 */
function whose(page, tools, services, name) {
  const { consentCookie, languageCookie } = page.data;
  if ([consentCookie.name, consentCookie.name + "-lasting", languageCookie?.name].includes(name)) return "ours";
  if (consentCookie.formerly?.includes(name)) return "ours, by a former name: it is about to go";
  const path = (/** @type {import("../types").Store} */ { category, id }) => category + "/" + id;
  const allowed = listed(services.filter((service) => tools.may(page, path(service))), "cookie", name);
  if (allowed) return "declared by " + path(allowed);
  const service = listed(services, "cookie", name);
  return service ? `surviving, though ${path(service)} is not allowed` : "undeclared: add it to the policy";
}
