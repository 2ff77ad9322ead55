// Every kind of element waits, with Chromium: as in browsers/ with the other engines (AC-1, AC-7, AC-28).
import { after } from "node:test";
import { gate } from "./browsers/gate.mjs";
import { browser } from "./harness/browser.mjs";
import { visit } from "./harness/visit.mjs";

const chromium = await browser();
after(() => chromium.close());

/** What Chromium has to say about a preload that is held, or that nobody uses. */
const expected = [/was preloaded using link preload but not used/, /<link rel=preload> has an invalid `href` value/];

gate(async (t) => {
	const { page } = await visit(t, chromium, { expected });
	return {
		goto: (url) => page.goto(url),
		reload: () => page.reload(),
		back: () => page.goBack(),
		evaluate: (code, ...args) => page.evaluate(`(${code})(...${JSON.stringify(args)})`),
	};
});
