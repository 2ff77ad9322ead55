import { allowed } from "./allowed.js";

/**
 * Whether one category, or category/service, may be used under the choice in force; undefined where the policy has none of
 * that name.
 * @param {import("./types").Page} page
 * @param {string} name
 */
export function permits({ data, choice }, name) {
  const [category, service] = name.split(/\/(.+)/);
  return allowed(data.purposes, choice, category, service);
}
