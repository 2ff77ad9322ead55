/**
 * Tells developers what the gate does.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function debug(page, tools) {
  void page, tools;
}
