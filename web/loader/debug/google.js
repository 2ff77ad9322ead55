/** What Google's tag takes as commands, and only as gtag()'s arguments. */
const commands = /^(consent|config|event|get|js|set)$/;

/**
 * The mistakes that owners make with Google's queue: commands in a form that it passes over without a word, and a default
 * that comes when its tag has begun.
 * @param {import("../types").Page} page
 * @returns {string[]}
 */
export function google(page) {
  const queue = /** @type {any} */ (window).dataLayer;
  if (!Array.isArray(queue)) return [];
  const wrong = queue
    .filter((item) => Array.isArray(item) && commands.test(item[0]))
    .map(([command, what]) => `dataLayer holds ["${command}", "${what}", …], an array, which Google's tag passes over: call gtag(), which pushes its arguments`);
  const tells = page.data.signals?.some(({ to, form, start }) => to === "dataLayer" && form === "arguments" && start?.[0]);
  const begun = queue.findIndex((item) => item?.event === "gtm.js" || /^(config|event)$/.test(command(item)));
  const told = queue.findIndex((item) => command(item) === "consent" && item[1] === "default");
  if (tells && begun >= 0 && (told < 0 || told > begun)) {
    wrong.push("Google's tag had begun before it was told what is denied by default: put the tag of consent.js above it, without async or defer, or the line that biscotte snippet prints");
  }
  return wrong;
}

/** @param {any} item @returns {string} */
function command(item) {
  return Object.prototype.toString.call(item) === "[object Arguments]" ? String(item[0]) : "";
}
