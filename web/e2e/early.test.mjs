// Pressed before the component has arrived: every control works from the first paint on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { hold, start, views, wasm } from "./harness/hold.mjs";
import { held, page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant((policy) => delete policy.languageCookie.reload) });
const { origin, vendor } = here;
here.pages.set("/", { html: html({ body: held("statistics", vendor.script("stats")) }) });

/** A page on which the second stage has been asked for and does not come. */
async function come(t, pattern = wasm) {
	vendor.asked.length = 0;
	const visitor = await visit(t, here.chromium);
	const held = await hold(visitor.page, pattern);
	await visitor.page.goto(origin + "/");
	await held.arrived;
	return { ...visitor, ...held };
}

for (const [button, yes] of [["accept", true], ["refuse", false]]) {
	test(`${button}: answered, and the component stays away`, async (t) => {
		const { page, context, layer, release, ...controls } = await come(t);
		await controls[button].click();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: yes });
		if (yes) assert.deepEqual(await ran(page, 1), ["stats"]);
		release();
		await page.waitForLoadState("networkidle");
		assert.equal(await page.locator("biscotte-consent .banner").count(), 0);
		assert.deepEqual(vendor.asked, yes ? ["stats"] : []);
	});
}

for (const [what, pattern] of [["the wasm", wasm], ["its script", start], ["its texts", views]]) {
	test(`customise: says that it is busy, opens once ${what} is there`, async (t) => {
		const { page, layer, panel, customise, status, control, release } = await come(t, pattern);
		await customise.click();
		assert.equal(await customise.getAttribute("aria-busy"), "true");
		await status.getByText(phrases("en").busy).waitFor();
		assert.equal(await panel.count(), 0);
		release();
		await panel.waitFor();
		assert.ok(await layer.isHidden());
		await control("close").click();
		await layer.waitFor();
		assert.equal(await customise.getAttribute("aria-busy"), null);
		await page.waitForFunction(() => document.querySelector("biscotte-consent").shadowRoot.activeElement?.dataset.do === "customise");
	});
}

test("customise, then accept after all", async (t) => {
	const { page, context, layer, panel, customise, accept, release } = await come(t);
	await customise.click();
	await accept.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: true });
	release();
	await page.waitForLoadState("networkidle");
	assert.equal(await panel.count(), 0, "nothing opens on somebody who has answered");
});

test("another language, then the component arrives in it", async (t) => {
	const { layer, language, accept, handedOver, release, customise, panel } = await come(t);
	await language.selectOption("fr");
	await layer.getByText(phrases("fr").bannerTitle).waitFor();
	release();
	await handedOver();
	assert.equal(await accept.innerText(), phrases("fr").accept);
	await customise.click();
	await panel.getByRole("heading", { name: phrases("fr").panelTitle }).waitFor();
});

test("customise, then another language: the panel opens in that one", async (t) => {
	const { language, customise, panel, release } = await come(t);
	await customise.click();
	await language.selectOption("fr");
	release();
	await panel.getByRole("heading", { name: phrases("fr").panelTitle }).waitFor();
});
