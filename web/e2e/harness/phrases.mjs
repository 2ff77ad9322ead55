import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./binary.mjs";

/** The interface's own texts in a language. */
export function phrases(/** @type {string} */ code) {
	return JSON.parse(readFileSync(join(root, "policy/phrase", code + ".json"), "utf8"));
}
