// Answers reach the server from Firefox, also from a page that is left at once.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { firefox } from "playwright-core";
import { consent, named } from "../harness/cookies.mjs";
import { page as html } from "../harness/page.mjs";
import { variant } from "../harness/policies.mjs";
import { recorded, records } from "../harness/records.mjs";
import { portal } from "../harness/site.mjs";
import { visit } from "../harness/visit.mjs";
import { program } from "./program.mjs";
import { until } from "./until.mjs";

const executablePath = program("/usr/bin/firefox-esr", "firefox-esr", "BISCOTTE_FIREFOX");
const browser = await firefox.launch({ channel: "moz-firefox", executablePath });
after(() => browser.close());
const book = records();
const here = await portal({ policy: variant(recorded), prefix: "/consent", flags: book.flags });
const origin = `http://127.0.0.1:${here.port}`;
here.pages.set("/", { html: html({ tag: '<script src="/consent/consent.js"></script>' }) });
here.pages.set("/next", { html: html({ tag: "" }) });

for (const [name, leaves] of [["who stays", false], ["who leaves at the press", true]]) {
	test(`${name}: recorded once, and one cookie`, async (t) => {
		const before = book.kept().length;
		const { page, context, accept } = await visit(t, browser);
		await page.goto(origin + "/");
		await accept.waitFor();
		const kept = here.passed("/consent/choice");
		await page.evaluate((leaves) => {
			document.querySelector("biscotte-consent").shadowRoot.querySelector("[data-do=accept]").click();
			if (leaves) location.href = "/next";
		}, leaves);
		assert.equal(await kept, 204);
		assert.deepEqual(book.kept().slice(before).map(({ kind, source }) => [kind, source]), [["given", "banner"]]);
		assert.deepEqual((await consent(context)).answers, { statistics: true });
		await until("the browser knows its record", async () => (await named(context, "eu-consent-record")).length === 1);
	});
}
