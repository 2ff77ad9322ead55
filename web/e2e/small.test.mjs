// Small windows, strong zoom, and writing from right to left: everything within reach (WCAG 1.4.10).
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html } from "./harness/page.mjs";
import { arabic, three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
here.pages.set("/", { html: html({ body: "<h1>Portal</h1>" + "<p>text</p>".repeat(100) }) });

/** Scrolls a control into view as a visitor would, and says whether a click there meets it. */
const reachable = async (control) => {
	await control.scrollIntoViewIfNeeded();
	return control.evaluate((element) => {
		const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
		const there = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
		return {
			// Sizes in em are fractions of pixels, and scrolling stops at whole ones.
			inside: left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1,
			met: there === element || element.contains(there),
			large: width >= 24 && height >= 24,
		};
	});
};
const fine = { inside: true, met: true, large: true };
const sideways = (locator) => locator.evaluate((element) => element.scrollWidth - element.clientWidth);

for (const lang of ["en", "fr", "es"]) {
	for (const [width, height] of [[320, 480], [320, 256], [1280, 256], [640, 360]]) {
		test(`${width} by ${height}, ${lang}`, async (t) => {
			const { page, context, layer, panel, language, accept, refuse, customise, control, toggle, handedOver } =
				await visit(t, here.chromium, { viewport: { width, height } });
			await context.addCookies([{ name: "django_language", value: lang, url: here.origin }]);
			await page.goto(here.origin + "/");
			await handedOver();
			for (const button of [language, accept, refuse, customise]) assert.deepEqual(await reachable(button), fine);
			assert.equal(await sideways(layer), 0, "nothing to scroll sideways");
			assert.equal(await sideways(page.locator("html")), 0);
			await customise.click();
			await panel.waitFor();
			for (const part of ["language", "close", "accept", "refuse", "save"]) {
				assert.deepEqual(await reachable(control(part)), fine, part);
			}
			for (const id of ["statistics", "comfort", "media"]) assert.deepEqual(await reachable(toggle(id)), fine, id);
			for (const summary of await panel.locator("summary").all()) await summary.click();
			assert.equal(await sideways(panel), 0);
			assert.ok((await sideways(panel.locator(".body"))) <= 0);
		});
	}
}

const eastern = await portal({ policy: variant(arabic) });

test("right to left: the banner is mirrored, and so is the panel", async (t) => {
	const { page, layer, panel, accept, customise, toggle, handedOver } =
		await visit(t, here.chromium, { viewport: { width: 1280, height: 800 } });
	const middle = async (locator) => {
		const { x, width } = await locator.boundingBox();
		return x + width / 2;
	};
	for (const [lang, dir, side] of [["en", "ltr", 1], ["ar", "rtl", -1]]) {
		eastern.pages.set("/", { html: html({ lang, dir }) });
		await page.goto(eastern.origin + "/");
		await handedOver();
		assert.deepEqual([await layer.getAttribute("lang"), await layer.getAttribute("dir")], [lang, dir]);
		assert.ok(((await middle(accept)) - (await middle(layer))) * side > 100, "the buttons are at the end of the line");
		await customise.click();
		await panel.waitFor();
		assert.ok(((await middle(toggle("statistics"))) - (await middle(panel))) * side > 100, "so is the switch");
		assert.equal(await sideways(panel), 0);
		await page.keyboard.press("Escape");
	}
});

test("an English banner on a page written from right to left is an English banner", async (t) => {
	here.pages.set("/rtl", { html: html({ lang: "he", dir: "rtl" }) });
	const { page, layer, accept, handedOver } =
		await visit(t, here.chromium, { viewport: { width: 1280, height: 800 } });
	await page.goto(here.origin + "/rtl");
	await handedOver();
	assert.equal(await layer.getAttribute("dir"), "ltr");
	assert.equal(await layer.evaluate((element) => getComputedStyle(element).direction), "ltr");
	const [box, frame] = [await accept.boundingBox(), await layer.boundingBox()];
	assert.ok(box.x > frame.x + frame.width / 2);
});
