// Names in a stranger's markup take the place of nothing, with Chromium.
import { after } from "node:test";
import { browser } from "./harness/browser.mjs";
import { clobber } from "./browsers/clobber.mjs";
import { visit } from "./harness/visit.mjs";

const chromium = await browser();
after(() => chromium.close());

clobber(async (t) => {
	const { page } = await visit(t, chromium, { expected: [/replaces window.biscotte/] });
	return {
		goto: (url) => page.goto(url, { waitUntil: "commit" }),
		reload: () => page.reload(),
		back: () => page.goBack(),
		evaluate: (code, ...args) => page.evaluate(`(${code})(...${JSON.stringify(args)})`),
	};
});
