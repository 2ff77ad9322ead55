import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../harness/binary.mjs";
import { phrases } from "../harness/phrases.mjs";

const words = JSON.parse(readFileSync(new URL("arabic.json", import.meta.url), "utf8"));

/**
 * The default policy with Arabic beside its own languages, in a file: writing from right to left is to be looked at
 * in earnest.
 * @param {string} folder
 */
export function arabic(folder) {
	const policy = JSON.parse(readFileSync(join(root, "policy/opendatasoft.json"), "utf8"));
	translate(policy);
	policy.languages.push("ar");
	policy.texts = { ...policy.texts, ar: { ...phrases("en"), ...words.phrases } };
	const file = join(folder, "policy.json");
	writeFileSync(file, JSON.stringify(policy));
	return { file, remove: () => rmSync(file) };
}

/** @param {any} value */
function translate(value) {
	if (value === null || typeof value !== "object") return;
	if (typeof value.en === "string") value.ar = words.policy[value.en] ?? value.en;
	else Object.values(value).forEach(translate);
}
