/**
 * Clears what services have left.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {string[]} services
 */
export async function clear(page, tools, services) {
  void page, tools, services;
}
