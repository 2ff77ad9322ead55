import { build } from "./build.js";

/**
 * The options of the language list, where they are so many that the tree is without them.
 * @param {import("./types").Data} data
 */
export function options({ languages, names }) {
  return names ? languages.map((code, i) => build(["option", { lang: code, value: code }, i], names)) : [];
}
