// When the second stage is fetched: not before the page has what it needs, not where it is not wanted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html } from "./harness/page.mjs";
import { variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const intent = await portal({ policy: variant((policy) => (policy.load = "intent")) });
// The small script that follows the first layer comes with it, on every line.
const stage = /\/a\/(?!more\.\w+\.room\.js$)/;
const body = '<button data-consent-open>Settings</button><img src="/picture" alt="">';

/** A first visit, everything loaded that loads by itself. */
async function come(t, { origin, pages }, line = {}) {
	pages.set("/", { html: html({ body }) });
	pages.set("/picture", { html: "<svg xmlns='http://www.w3.org/2000/svg'/>", headers: { "Content-Type": "image/svg+xml" } });
	const visitor = await visit(t, here.chromium);
	await visitor.page.addInitScript((line) => {
		Object.defineProperty(Navigator.prototype, "connection", { get: () => line });
	}, line);
	await visitor.page.goto(origin + "/");
	await visitor.layer.waitFor();
	await visitor.page.waitForLoadState("networkidle");
	return visitor;
}

test("in idle time, after the page has loaded, at low priority", async (t) => {
	const { page, asked, handedOver } = await come(t, here);
	await handedOver();
	assert.equal(asked(stage).length, 4, "script, wasm, styles, texts, once each");
	const early = await page.evaluate(() => {
		const { loadEventStart } = performance.getEntriesByType("navigation")[0];
		return performance.getEntriesByType("resource").filter((r) => r.startTime < loadEventStart).map((r) => r.name);
	});
	assert.deepEqual(early.filter((address) => stage.test(address)), [], "nothing of it before the load event");
});

for (const [name, there, line] of [
	['"load": "intent"', intent, {}],
	["Save-Data", here, { saveData: true }],
	["a 2G line", here, { effectiveType: "2g" }],
]) {
	test(`${name}: not until it is needed`, async (t) => {
		const { asked, customise, panel } = await come(t, there, line);
		assert.deepEqual(asked(stage), []);
		await customise.click();
		await panel.waitFor();
		assert.equal(asked(stage).length, 4);
	});
}

for (const [name, sign] of [
	["the pointer over Customise", ({ customise }) => customise.hover()],
	["the focus on Customise", ({ customise }) => customise.focus()],
	["the pointer over the page's own button", ({ page }) => page.getByRole("button", { name: "Settings" }).hover()],
]) {
	test(`"load": "intent": ${name} is a sign`, async (t) => {
		const visitor = await come(t, intent);
		await sign(visitor);
		await visitor.handedOver();
		assert.equal(visitor.asked(stage).length, 4);
	});
}
