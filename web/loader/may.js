import { allowed } from "./allowed.js";

/**
 * Whether "category" or "category/service" may be used under the choice in force.
 * @param {import("./types").Page} page
 * @param {string} wanted
 */
export function may(page, wanted) {
  const [category, ...service] = wanted.split("/");
  return allowed(page.data.purposes, page.choice, category, service.join("/"));
}
