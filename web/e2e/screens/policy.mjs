import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../harness/binary.mjs";
import { everywhere } from "../harness/languages.mjs";

const arabic = JSON.parse(readFileSync(new URL("arabic.json", import.meta.url), "utf8"));

/**
 * The default policy in every language, in a file. Arabic is no stand-in: writing from right to left is to be looked at
 * in earnest.
 * @param {string} folder
 */
export function policy(folder) {
	const policy = JSON.parse(readFileSync(join(root, "policy/opendatasoft.json"), "utf8"));
	everywhere(policy, (english, code) => (code === "ar" ? arabic[english] : undefined));
	const file = join(folder, "policy.json");
	writeFileSync(file, JSON.stringify(policy));
	return { file, remove: () => rmSync(file) };
}
