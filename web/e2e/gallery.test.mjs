// The gallery of a development server: every frame shows what it is called after.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { shown } from "./gallery/shown.mjs";
import { browser } from "./harness/browser.mjs";
import { dev } from "./harness/dev.mjs";
import { visit } from "./harness/visit.mjs";

const chromium = await browser();
after(() => chromium.close());
const workshop = await dev();
after(workshop.stop);

for (const [state, selector] of Object.entries(shown)) {
	test(`a frame that shows: ${state}`, async (t) => {
		const expected = state === "failed" ? [/preference panel cannot be shown/] : [];
		const { page } = await visit(t, chromium, { expected });
		await page.goto(`${workshop.origin}/gallery/box-end.contrast.ar/frame?state=${state}`);
		await page.locator(selector).first().waitFor();
		assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
	});
}

test("the page has all frames, each a world of its own", async (t) => {
	// A frame in a sandbox may not take the focus: Chromium says so of every panel that opens in one.
	const expected = [/preference panel cannot be shown/, /^Blocked autofocusing/];
	const { page, context } = await visit(t, chromium, { expected, viewport: { width: 1280, height: 900 } });
	await page.goto(workshop.origin + "/gallery?lang=de&width=320");
	const frames = page.locator("iframe");
	assert.ok((await frames.count()) > 100);
	await page.frameLocator("iframe").first().locator("biscotte-consent .banner[lang=de]").waitFor();
	await page.frameLocator('iframe[title="button"]').locator("biscotte-settings button").waitFor();
	assert.deepEqual(await context.cookies(), []);
});
