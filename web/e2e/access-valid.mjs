import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
	root: true,
	extends: ["html-validate:standard", "html-validate:a11y"],
	// A table whose rows may be laid out as blocks says what it is (app/cookies.go).
	rules: { "no-redundant-role": "off" },
});

/**
 * What is wrong with a page as HTML, by the standard's rules.
 * @param {string} html
 * @returns {Promise<string[]>}
 */
export async function faults(html) {
	const { results } = await validator.validateString(html);
	return results.flatMap(({ messages }) => messages.map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId}: ${message}`));
}
