import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on the page, or in a part of it, open shadow trees too: each rule with the elements that break it.
 * @param {import("playwright-core").Page} page
 * @param {string} [part] a selector
 * @returns {Promise<Record<string, string[]>>}
 */
export async function axe(page, part = "html") {
	await page.evaluate(source);
	const violations = await page.evaluate(async ([part, values]) => {
		const { violations } = await window.axe.run(part, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
		return violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")}: ${failureSummary}`)]);
	}, [part, tags]);
	return Object.fromEntries(violations);
}
