// The first layer that the loader paints and the one that the component draws are the same tree.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hold, wasm } from "./harness/hold.mjs";
import { page as html } from "./harness/page.mjs";
import { hostile } from "./harness/policies.mjs";
import { outline } from "./harness/outline.mjs";
import { portal, site } from "./harness/site.mjs";
import { variant, three } from "./harness/policies.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const wide = await portal({ policy: variant(three) });
const odd = await portal({ policy: variant(hostile) });
const first = "biscotte-consent .first .banner";
const full = "biscotte-consent .full .banner";

for (const [name, { origin, pages }] of [["default", here], ["three categories", wide], ["hostile texts", odd]]) {
	for (const lang of ["en", "fr", "es"]) {
		test(`${name}, ${lang}`, async (t) => {
			pages.set("/", { html: html({ lang }) });
			const { page, layer, language, handedOver } = await visit(t, here.chromium);
			const { arrived, release } = await hold(page, wasm);
			await page.goto(origin + "/");
			await layer.waitFor();
			const painted = await outline(page.locator(first));
			await arrived;
			release();
			await handedOver();
			assert.deepEqual(await outline(page.locator(full)), painted);
			assert.ok(painted.length > 30, "there is something to compare");
			assert.equal(await language.inputValue(), lang);
		});
	}
}

test("a hostile text arrives as text: in the banner, in attributes, in the panel", async (t) => {
	odd.pages.set("/", { html: html() });
	const { page, layer, panel, customise, handedOver, language } = await visit(t, here.chromium);
	await page.goto(odd.origin + "/");
	await layer.waitFor();
	const { text } = hostile;
	assert.equal(await layer.locator("strong").first().textContent(), text);
	assert.equal(await language.getAttribute("aria-label"), text);
	await handedOver();
	assert.equal(await language.getAttribute("aria-label"), text);
	await customise.click();
	await panel.waitFor();
	assert.equal(await panel.locator("img, script, iframe").count(), 0);
	assert.equal(await panel.locator("table").first().getAttribute("aria-label"), text);
	assert.equal(await panel.locator("td").first().getAttribute("data-label"), text);
	assert.equal(await page.evaluate(() => window.pwned), undefined);
});
