const advice = 'pass true or false by category or category/service, as in biscotte.set({"statistics": false})';

/**
 * Says on the console why set() has changed nothing, and what it takes.
 * @type {import("../types").Chunks["misuse"]}
 */
export function misuse({ data: { purposes } }, _tools, answers) {
  console.error(`biscotte: set() has changed nothing: ${wrong(purposes, Object(answers))}; ${advice}`);
}

/**
 * @param {import("../types").Purpose[]} purposes
 * @param {object} answers
 */
function wrong(purposes, answers) {
  const known = purposes.flatMap(({ id, services = [] }) => [id, ...services.map((service) => `${id}/${service}`)]);
  for (const [wanted, answer] of Object.entries(answers)) {
    if (!known.includes(wanted)) return `the policy has no "${wanted}"`;
    if (typeof answer !== "boolean") return `"${wanted}" is ${typeof answer === "string" ? `"${answer}"` : String(answer)}`;
  }
  return "it was given no answer";
}
