import { counts } from "./counts.js";

/**
 * Whether a category, or a service of it, may be used under a choice: policy.Allowed. What the policy does not have
 * never may, and is undefined: the opposite of nothing is nothing.
 * @param {import("./types").Purpose[]} purposes
 * @param {import("./types").Choice | null} choice
 * @param {string} category
 * @param {string} [service]
 */
export function allowed(purposes, choice, category, service) {
  const purpose = purposes.find((p) => p.id === category);
  if (!purpose || (service && !purpose.services?.includes(service))) return undefined;
  if (purpose.exempt) return true;
  const answer = FULL ? counts(purpose, choice, service) : counts(purpose, choice);
  if (!answer) return FULL && !!purpose.optOut;
  return (choice?.exceptions?.find((e) => e.service === service) ?? answer).granted;
}
