// The component takes over from the loader, and nobody notices.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { focus } from "./harness/focus.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { largest } from "./harness/largest.mjs";
import { page as html } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin } = here;
const long = "<h1>Data</h1>" + `<p>${"Some text of the page. ".repeat(40)}</p>`.repeat(20);
here.pages.set("/", { html: html({ body: long }) });

/** A page just before the hand-over. */
async function come(t, options) {
	const visitor = await visit(t, here.chromium, options);
	const held = await hold(visitor.page, wasm);
	await visitor.page.goto(origin + "/");
	await visitor.layer.waitFor();
	await held.arrived;
	return { ...visitor, ...held };
}

for (const [name, options] of [
	["desktop", { viewport: { width: 1280, height: 800 } }],
	["phone", { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 }],
	["dark", { colorScheme: "dark" }],
]) {
	test(`not a pixel changes, nothing shifts (${name})`, async (t) => {
		const { page, handedOver, release } = await come(t, { ...options, reducedMotion: "reduce" });
		const before = await page.screenshot();
		release();
		await handedOver();
		const after = await page.screenshot();
		assert.ok(before.equals(after), "the pictures differ");
		const shift = await page.evaluate(() => new Promise((done) => {
			// Asked for with buffered, the entries that there are come in one delivery; none come if there are none.
			let sum = 0;
			const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
			const observer = new PerformanceObserver(add);
			observer.observe({ type: "layout-shift", buffered: true });
			requestAnimationFrame(() => setTimeout(() => (add({ getEntries: () => observer.takeRecords() }), done(sum))));
		}));
		assert.equal(shift, 0, "cumulative layout shift");
	});
}

test("the banner never becomes the largest paint of the page, on a phone either (AC-27)", async (t) => {
	const { page, handedOver, release } = await come(t, { viewport: { width: 360, height: 640 } });
	release();
	await handedOver();
	assert.notEqual(await largest(page), "ours");
});

for (const what of ["accept", "refuse", "customise"]) {
	test(`the keyboard stays on ${what}, and the key works`, async (t) => {
		const { page, context, layer, panel, handedOver, release, ...controls } = await come(t);
		await controls[what].focus();
		release();
		await handedOver();
		assert.equal((await focus(page)).name, what);
		await page.keyboard.press("Enter");
		if (what === "customise") return panel.waitFor();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: what === "accept" });
	});
}

test("a press that begins before it and ends after it is a press", async (t) => {
	const { page, context, layer, refuse, release } = await come(t);
	const box = await refuse.boundingBox();
	await page.mouse.move(box.x + 20, box.y + 20);
	await page.mouse.down();
	const fetched = page.waitForResponse(wasm);
	release();
	await (await fetched).finished();
	await page.locator("biscotte-consent .full .banner").waitFor({ state: "attached" });
	await page.mouse.up();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: false });
});

test("the language list is not taken from under the visitor's hand", async (t) => {
	const { page, language, layer, handedOver, release } = await come(t);
	await language.focus();
	await language.evaluate((list) => (list.mine = true));
	release();
	await page.locator("biscotte-consent .full .banner").waitFor({ state: "attached" });
	assert.equal(await layer.first().locator("select").evaluate((list) => list.mine), true);
	assert.equal((await focus(page)).name, "language");
	await page.keyboard.press("Tab");
	await handedOver();
	assert.equal((await focus(page)).name, "link", "the focus went on to the next control");
});

test("what was scrolled inside the banner stays where it was", async (t) => {
	const { page, layer, handedOver, release } = await come(t, { viewport: { width: 320, height: 256 } });
	await layer.locator(".words").evaluate((words) => (words.scrollTop = 40));
	release();
	await handedOver();
	assert.equal(await page.locator("biscotte-consent .full .words").evaluate((words) => words.scrollTop), 40);
});
