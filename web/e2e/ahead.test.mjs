// Pages that nobody looks at yet, and pages that come back from the browser's memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { held, page as html } from "./harness/page.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ keeps: true });
const { origin, vendor } = here;
const body = held("statistics", vendor.script("stats")) + '<a href="/next" id="on">on</a>';
here.pages.set("/", { html: html({ body }) });
here.pages.set("/next", { html: html({ body: body + '<p id="next">next</p>' }) });

/** A page that believes it is loaded ahead of time until it is told to come forward. */
function prerendered() {
	let prerendering = true;
	Object.defineProperty(Document.prototype, "prerendering", { get: () => prerendering, configurable: true });
	window.comeForward = () => {
		prerendering = false;
		document.dispatchEvent(new Event("prerenderingchange"));
	};
}

test("a page loaded ahead of time shows and lets go nothing until somebody looks at it", async (t) => {
	const { page, context, layer, asked } = await visit(t, here.chromium);
	await page.addInitScript(prerendered);
	await page.goto(origin + "/");
	await page.waitForLoadState("networkidle");
	assert.equal(await page.locator("biscotte-consent").count(), 0);
	assert.deepEqual(asked(/\/a\//), []);
	await page.evaluate(() => {
		window.biscotte.accept();
		window.biscotte.open();
	});
	assert.deepEqual(await context.cookies(), [], "nothing is recorded either");
	assert.deepEqual(vendor.asked, []);
	await page.evaluate(() => window.comeForward());
	await ran(page, 1);
	assert.deepEqual((await consent(context)).answers, { statistics: true });
	assert.equal(await layer.count(), 0);
});

test("a page loaded ahead of time asks as soon as somebody looks at it", async (t) => {
	const { page, handedOver } = await visit(t, here.chromium);
	await page.addInitScript(prerendered);
	await page.goto(origin + "/");
	await page.evaluate(() => window.comeForward());
	await handedOver();
});

test("back to a page that the browser kept: it knows the answer given since", async (t) => {
	vendor.asked.length = 0;
	const { page, layer, accept, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (window.kept = persisted)));
	await page.locator("#on").evaluate((link) => link.click());
	await page.locator("#next").waitFor();
	await accept.click();
	await ran(page, 1);
	await page.evaluate(() => history.back());
	await page.waitForFunction(() => window.kept);
	await layer.waitFor({ state: "detached" });
	assert.deepEqual(await ran(page, 1), ["stats"]);
	assert.deepEqual(vendor.asked, ["stats", "stats"]);
});
