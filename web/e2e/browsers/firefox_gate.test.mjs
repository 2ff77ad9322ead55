// Every kind of element waits, with Firefox (AC-1, AC-7, AC-28).
import { after } from "node:test";
import { firefox } from "playwright-core";
import { visit } from "../harness/visit.mjs";
import { gate } from "./gate.mjs";
import { program } from "./program.mjs";

const executablePath = program("/usr/bin/firefox-esr", "firefox-esr", "BISCOTTE_FIREFOX");
const browser = await firefox.launch({ channel: "moz-firefox", executablePath });
after(() => browser.close());

gate(async (t) => {
	// A page that is left at once while it clears says that it has not; the next one goes on with that.
	const { page } = await visit(t, browser, { expected: [/what services have left was not cleared/] });
	// Playwright takes the end of a frame for that of the page's own navigation ("Navigation failed").
	const leave = async (/** @type {string} */ way) => {
		await page.evaluate(`window.left = true; ${way}`);
		await page.waitForFunction(() => !window.left);
	};
	return {
		goto: (url) => leave(`location.href = ${JSON.stringify(url)}`),
		reload: () => leave("location.reload()"),
		back: () => page.goBack({ waitUntil: "commit" }),
		evaluate: (code, ...args) => page.evaluate(`(${code})(...${JSON.stringify(args)})`),
	};
});
