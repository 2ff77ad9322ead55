/**
 * Whether a name is one of those that a policy lists: exact, or with * for any run of characters.
 * @param {string[] | undefined} patterns
 * @param {string} name
 */
export function glob(patterns, name) {
  return !!patterns?.some((pattern) => {
    const source = pattern.replace(/[\\^$.|?+()[\]{}]/g, "\\$&").replaceAll("*", ".*");
    return new RegExp(`^${source}$`, "s").test(name);
  });
}
