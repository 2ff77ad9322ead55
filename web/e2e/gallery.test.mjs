// The gallery of a development server: every frame shows what it is called after.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axe } from "./access-axe.mjs";
import { faint } from "./access-contrast.mjs";
import { misfits } from "./access-fits.mjs";
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

const ours = "biscotte-consent :is(.banner, dialog[open]), biscotte-choices section, biscotte-settings button, biscotte-held .held, .declaration";

for (const theme of ["light", "dark", "contrast"]) {
	test(`every state in the theme ${theme}, on a desk and a phone: axe finds nothing, everything fits and can be read`, async (t) => {
		const expected = [/preference panel cannot be shown/];
		const { page } = await visit(t, chromium, { expected, reducedMotion: "reduce" });
		for (const [state, selector] of Object.entries(shown)) {
			for (const width of [1280, 320]) {
				// Axe takes what is scrolled out of sight inside a fixed element for hidden: nothing is, in a high window.
				await page.setViewportSize({ width, height: 6000 });
				await page.goto(`${workshop.origin}/gallery/bar.${theme}.en/frame?state=${state}`);
				await page.locator(selector).first().waitFor();
				assert.deepEqual(await axe(page), {}, state);
				for (const part of await page.locator(ours).filter({ visible: true }).all()) {
					assert.deepEqual(await faint(part), [], state);
					assert.deepEqual(await misfits(part), [], state);
				}
			}
		}
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
