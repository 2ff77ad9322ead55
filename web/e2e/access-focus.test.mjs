// What has the focus in the page is never wholly beneath the banner, and the page's own layout is left alone
// (WCAG 2.4.11). What has it in ours is ringed in colours that can be told apart (2.4.7, 1.4.11).
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const paragraphs = Array.from({ length: 30 }, (_, i) => `<p>Paragraph with <a href="/${i}" id="link-${i}">a link</a></p>`);
const body = `<h1>Portal</h1>${paragraphs.join("")}<footer><a href="/end" id="end">the end</a></footer>`;
here.pages.set("/", { html: html({ body }) });
here.pages.set("/short", { html: html({ body: `<div style="height: 80vh"></div><center><a href="/end" id="end">the end</a></center>` }) });

/** What has the focus in the page, and whether any of it can be seen: what makes room is fetched with the first focus. */
const stop = (page) => page.evaluate(async () => {
	const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
	await frame();
	const { id } = document.activeElement;
	if (!id) return { id };
	const look = () => {
		const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
		return [[left + 1, top + 1], [right - 1, top + 1], [left + 1, bottom - 1], [right - 1, bottom - 1]].some(
			([x, y]) => document.activeElement === document.elementFromPoint(x, y),
		);
	};
	for (const end = performance.now() + 2000; !look() && performance.now() < end; ) await frame();
	return { id, seen: look() };
});

/** Presses a key until the focus leaves the page's own links, and lists where it was. */
async function walk(page, key) {
	const stops = [];
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press(key);
		const { id, seen } = await stop(page);
		if (id) stops.push([id, seen]);
		else if (stops.length) break;
	}
	return stops;
}

const windows = { loader: [[1280, 800], [390, 844], [320, 568], [320, 256], [1280, 300]], component: [[390, 844]] };
for (const [stage, sizes] of Object.entries(windows)) {
	for (const [width, height] of sizes) {
		test(`there and back through a page, ${width} by ${height}, ${stage}: what has the focus is seen`, async (t) => {
			const { page, layer, handedOver } = await visit(t, here.chromium, { viewport: { width, height }, reducedMotion: "reduce" });
			if (stage === "loader") await page.route(/\.wasm$/, () => {});
			await page.goto(here.origin + "/");
			await layer.waitFor();
			if (stage === "component") await handedOver();
			const root = () => page.evaluate(() => [document.documentElement.outerHTML.slice(0, 60), document.documentElement.scrollHeight]);
			const before = await root();
			for (const key of ["Tab", "Shift+Tab"]) {
				if (key === "Shift+Tab") await page.locator("#end").focus();
				const stops = await walk(page, key);
				assert.ok(stops.length >= 30, `${stops.length} stops`);
				assert.deepEqual(stops.filter(([, seen]) => !seen), [], key);
			}
			assert.deepEqual(await root(), before, "the page is as it was");
			await layer.waitFor();
		});
	}
}

test("a page that cannot scroll: the banner makes room, and is as it was for its own", async (t) => {
	const { page, layer, accept, handedOver } = await visit(t, here.chromium, { viewport: { width: 1280, height: 800 } });
	await page.goto(here.origin + "/short");
	await handedOver();
	const below = await layer.boundingBox();
	await page.locator("#end").focus();
	assert.deepEqual(await stop(page), { id: "end", seen: true });
	const above = await layer.boundingBox();
	assert.ok(above.y < below.y);
	assert.ok(Math.abs(above.y - (800 - below.y - below.height)) <= 1, "as far from its edge");
	await accept.click();
	await layer.waitFor({ state: "detached" });
});

for (const [look, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" } })) {
	test(`the ring stands out from what is around it: ${look}`, async (t) => {
		const { page, layer, panel, customise, handedOver } = await visit(t, here.chromium, options);
		await page.goto(here.origin + "/");
		await handedOver();
		const rings = (layer) => layer.locator("a, button, select, input, summary").evaluateAll((controls, paper) => {
			const light = (colour) => {
				const [r, g, b] = colour.match(/[\d.]+/g).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
				return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
			};
			return controls.filter((control) => control.checkVisibility()).map((control) => {
				control.focus({ focusVisible: true });
				const { outlineColor, outlineWidth, outlineStyle } = getComputedStyle(control);
				const around = getComputedStyle(control.closest(paper)).backgroundColor;
				const [more, less] = [light(outlineColor), light(around)].sort((a, b) => b - a);
				return { control: control.localName, fine: more / less >= 3 && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
			});
		}, ".banner, dialog");
		const fine = (rings) => assert.deepEqual(rings.filter(({ fine }) => !fine), []);
		fine(await rings(layer));
		await customise.press("Enter");
		await panel.waitFor();
		fine(await rings(panel));
	});
}
