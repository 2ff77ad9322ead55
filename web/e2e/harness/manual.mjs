import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./binary.mjs";

/**
 * The chapters of the manual of the page's side, or another one, each with its code in the order of the text: blocks of
 * html, css, js, http (header fields) and json (of a policy, or of a service where it says so).
 * @param {string} [file]
 * @returns {{title: string, blocks: {language: string, of: string, code: string}[]}[]}
 */
export function manual(file = "web/loader/README.md") {
	const text = readFileSync(join(root, file), "utf8");
	return text.split(/^## /m).map((chapter, i) => ({
		title: i ? chapter.slice(0, chapter.indexOf("\n")) : "The tag",
		blocks: [...chapter.matchAll(/^```(\w+) ?([\w.]*)\n([^]*?)^```$/gm)].map(([, language, of, code]) => ({ language, of, code })),
	}));
}
