import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./binary.mjs";
import { phrases } from "./phrases.mjs";

/** The codes of all languages that the interface has texts in. */
export const languages = readdirSync(join(root, "policy/phrase"))
	.filter((file) => file.endsWith(".json"))
	.map((file) => file.replace(".json", ""))
	.sort();

/**
 * Gives a policy every language, English first. Where it has no text of its own in one of them, a phrase of that
 * language about as long stands in: it means something else, but it is as wide.
 * @param {any} policy
 * @param {(english: string, code: string) => string | undefined} [known] a better text
 */
export function everywhere(policy, known = () => undefined) {
	const words = Object.fromEntries(languages.map((code) => [code, phrases(code)]));
	const plain = Object.keys(words.en).filter((name) => !/[{|]/.test(words.en[name]));
	const off = (/** @type {string} */ name, /** @type {string} */ text) => Math.abs(words.en[name].length - text.length);
	const standIn = (/** @type {string} */ text, /** @type {string} */ code) =>
		words[code][plain.reduce((best, name) => (off(name, text) < off(best, text) ? name : best))];
	const translate = (/** @type {any} */ value) => {
		if (value === null || typeof value !== "object") return;
		if (typeof value.en !== "string") return Object.values(value).forEach(translate);
		const link = /^(https:|\/)/.test(value.en);
		for (const code of languages) value[code] ??= link ? value.en : (known(value.en, code) ?? standIn(value.en, code));
	};
	translate(policy);
	policy.languages = ["en", ...languages.filter((code) => code !== "en")];
}
