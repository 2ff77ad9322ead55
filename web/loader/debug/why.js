/**
 * Why something is held: the reason of each thing that it waits for.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {string} wanted
 */
export function why(page, tools, wanted) {
  const waits = wanted.split(/[\s,]+/).filter((one) => !tools.may(page, one));
  return waits.map((one) => reason(page, one)).join(", ");
}

/**
 * @param {import("../types").Page} page
 * @param {string} one
 */
function reason(page, one) {
  const [id, service] = one.replace("!", "").split("/");
  const purpose = page.data.purposes.find((p) => p.id === id);
  if (!purpose) return `the policy has no category "${id}"`;
  if (service && !purpose.services?.includes(service)) return `"${id}" has no service "${service}"`;
  if (one[0] === "!") return page.asking ? "nobody has answered" : `"${id}" is allowed`;
  const answer = page.choice?.answers.find((a) => a.category === id);
  if (answer?.fingerprint === purpose.fingerprint) return `"${one}" is refused`;
  if (purpose.gpc && page.refused) return `"${id}" is refused by the browser's privacy signal`;
  if (!answer) return `"${id}" has no answer`;
  if (!purpose.earlier?.[answer.fingerprint]) return `"${id}" was answered before it changed`;
  return answer.granted ? `"${one}" is new since the answer` : `"${one}" is refused`;
}
