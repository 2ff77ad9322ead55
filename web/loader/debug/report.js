import { listed } from "../clear/listed.js";

/**
 * Writes a group on the console.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} services
 * @param {string} when
 */
export function report(page, tools, services, when) {
  console.groupCollapsed(`biscotte: ${when}`);
  for (const element of document.querySelectorAll("[data-consent]")) {
    const wanted = /** @type {HTMLElement} */ (element).dataset.consent ?? "";
    if (tools.may(page, wanted)) console.info(`let go (${wanted}):`, element);
    else console.info(`held (${wanted}: ${why(page, tools, wanted)}):`, element);
  }
  for (const { time, script } of page.gone ?? []) {
    console.info(`let go after ${Math.round(time)} ms (${script.dataset.consent}):`, script);
  }
  for (const name of cookies(tools)) console.info(`cookie ${name}: ${whose(page, tools, services, name)}`);
  console.groupEnd();
}

/** @param {typeof import("../tools.js").tools} tools */
function cookies(tools) {
  const pairs = tools.cookies().split("; ").filter(Boolean);
  return [...new Set(pairs.map((pair) => pair.split("=")[0]))];
}

/**
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} services
 * @param {string} name
 */
function whose(page, tools, services, name) {
  const { data } = page;
  if ([data.consentCookie.name, data.languageCookie?.name].includes(name)) return "ours";
  if (data.consentCookie.formerly?.includes(name)) return "ours, by a former name: it is about to go";
  const service = listed(services, "cookie", name);
  if (!service) return "undeclared: add it to the policy";
  const path = service.category + "/" + service.id;
  return tools.may(page, path) ? `declared by ${path}` : `surviving, though ${path} is not allowed`;
}

/**
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {string} wanted
 */
function why(page, tools, wanted) {
  const reasons = wanted
    .split(/[\s,]+/)
    .filter((one) => !tools.may(page, one))
    .map((one) => {
      const [id, service] = one.replace("!", "").split("/");
      const purpose = page.data.purposes.find((p) => p.id === id);
      if (!purpose) return `the policy has no category "${id}"`;
      if (service && !purpose.services?.includes(service)) return `"${id}" has no service "${service}"`;
      if (one[0] === "!") return page.asking ? "nobody has answered" : `"${id}" is allowed`;
      const answered = page.choice?.answers.some((a) => a.category === id && a.fingerprint === purpose.fingerprint);
      return answered ? `"${one}" is refused` : `"${id}" has no answer`;
    });
  return reasons.join(", ");
}
