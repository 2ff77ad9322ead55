// The looks that a policy may ask for: each in its place, whole, and with two buttons of the same weight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./access-axe.mjs";
import { faint } from "./access-contrast.mjs";
import { misfits } from "./access-fits.mjs";
import { named } from "./harness/cookies.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { page as html, script } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const body = '<main><h1>Portal</h1><p><a id="behind" href="#there">A link</a></p></main><footer><button data-consent-open>Settings</button></footer>';

/** A site with a look, and three optional categories. */
async function looking(look, change = three) {
	const there = await portal({ policy: variant((policy) => { change(policy); policy.look = look; }) });
	there.pages.set("/", { html: html({ body }) });
	there.pages.set("/logo.svg", { html: '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40"><rect width="160" height="40"/></svg>', headers: { "Content-Type": "image/svg+xml" } });
	return there;
}

const middle = (/** @type {any} */ box) => [box.x + box.width / 2, box.y + box.height / 2];
const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 2;
// Where the layer's middle is to be in a window, and how wide it is at most.
const places = {
	"a bar": [{}, ([x, y], w, h) => near(x, w / 2) && y > h / 2, 1e4],
	"a bar at the top": [{ position: "top" }, ([x, y], w, h) => near(x, w / 2) && y < h / 2, 1e4],
	"a box": [{ layout: "box" }, ([x, y], w, h) => near(x, w / 2) && y > h / 2, 460],
	"a box, bottom start": [{ layout: "box", position: "bottom-start" }, ([x, y], w, h) => x < w / 2 && y > h / 2, 460],
	"a box, bottom end": [{ layout: "box", position: "bottom-end" }, ([x, y], w, h) => x > w / 2 && y > h / 2, 460],
	"a box, top start": [{ layout: "box", position: "top-start" }, ([x, y], w, h) => x < w / 2 && y < h / 2, 460],
	"a box, top end, with a logo": [{ layout: "box", position: "top-end", logo: { image: "/logo.svg", link: "/" } }, ([x, y], w, h) => x > w / 2 && y < h / 2, 460],
	"a modal layer": [{ layout: "modal" }, ([x, y], w, h) => near(x, w / 2) && near(y, h / 2), 460],
	"square corners, own letters and colours": [
		{ radius: "0", font: "serif", light: { accent: "#7a0000", ink: "#000000" }, dark: { accent: "#ffd0d0" } }, ([x, y], w, h) => near(x, w / 2) && y > h / 2, 1e4,
	],
};

const white = "rgb(255, 255, 255)";
const grounds = {
	light: [{ theme: "light" }, white, white],
	dark: [{ theme: "dark" }, "rgb(27, 32, 41)", "rgb(27, 32, 41)"],
	auto: [{ theme: "auto" }, white, "rgb(27, 32, 41)"],
	contrast: [{ theme: "contrast" }, white, "rgb(0, 0, 0)"],
	own: [{ light: { paper: "#fffdf0" }, dark: { paper: "#101010" } }, "rgb(255, 253, 240)", "rgb(16, 16, 16)"],
};
// All of them before the first test: a file is done when no test is left.
/** @type {Record<string, Awaited<ReturnType<typeof looking>>>} */
const sites = {};
for (const [name, [look]] of Object.entries({ ...places, ...grounds })) sites[name] = await looking(look);

for (const [name, [, fits, widest]] of Object.entries(places)) {
	const there = sites[name];
	for (const [width, height] of [[1280, 900], [768, 1024], [320, 568]]) {
		test(`${name}, ${width} by ${height}: in its place, whole, two equal buttons at once`, async (t) => {
			const { page, layer, panel, accept, refuse, customise, control, handedOver } = await visit(t, here.chromium, {
				viewport: { width, height }, reducedMotion: "reduce",
			});
			await page.goto(there.origin + "/");
			await handedOver();
			const box = await layer.boundingBox();
			// On a phone, everything is as wide as the window.
			if (width > 736) assert.ok(fits(middle(box), width, height) && box.width <= widest, JSON.stringify(box));
			assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, JSON.stringify(box));
			assert.deepEqual(await misfits(layer), []);
			assert.deepEqual(await axe(page, "biscotte-consent"), {});
			const [yes, no] = [await accept.boundingBox(), await refuse.boundingBox()];
			assert.ok(near(yes.width, no.width) && near(yes.height, no.height), "of equal size");
			for (const button of [yes, no]) assert.ok(button.y > 0 && button.y + button.height <= height, "on the screen at once");
			const style = (button) => button.evaluate((element) => {
				const { color, backgroundColor, borderRadius, font, borderColor } = getComputedStyle(element);
				return { color, backgroundColor, borderRadius, font, borderColor };
			});
			assert.deepEqual(await style(accept), await style(refuse));
			await customise.press("Enter");
			await panel.waitFor();
			assert.deepEqual(await misfits(panel), []);
			await control("refuse").click();
			await panel.waitFor({ state: "detached" });
		});
	}
}

for (const [theme, [, ...expected]] of Object.entries(grounds)) {
	const there = sites[theme];
	for (const [i, colorScheme] of ["light", "dark"].entries()) {
		test(`the theme ${theme} on a ${colorScheme} system; axe finds nothing in banner and panel, and everything can be read`, async (t) => {
			const { page, layer, panel, customise, control, handedOver } = await visit(t, here.chromium, { colorScheme, reducedMotion: "reduce" });
			await page.goto(there.origin + "/");
			await handedOver();
			const ground = (part) => part.evaluate((element) => getComputedStyle(element).backgroundColor);
			assert.equal(await ground(layer), expected[i]);
			assert.deepEqual(await axe(page, "biscotte-consent"), {});
			assert.deepEqual(await faint(layer), []);
			await customise.press("Enter");
			await panel.waitFor();
			assert.equal(await ground(panel), expected[i]);
			assert.deepEqual(await faint(panel), []);
			await control("close").hover();
			assert.deepEqual(await faint(panel), []);
			await page.setViewportSize({ width: 1280, height: 4000 });
			assert.deepEqual(await axe(page, "biscotte-consent"), {});
		});
	}
}

test("before a modal layer the page waits, and is free again after the answer", async (t) => {
	const there = await looking({ layout: "modal" });
	const { page, layer, refuse, handedOver } = await visit(t, here.chromium);
	await page.goto(there.origin + "/");
	await layer.waitFor();
	const focused = () => page.evaluate(() => {
		const { activeElement } = document.querySelector("biscotte-consent").shadowRoot;
		return activeElement?.localName;
	});
	assert.equal(await focused(), "h2", "a screen reader begins here");
	assert.equal(await layer.getAttribute("role"), "dialog");
	await handedOver();
	assert.equal(await focused(), "h2");
	assert.equal(await layer.locator("h2").evaluate((title) => getComputedStyle(title).outlineStyle), "none", "a title is no control");
	assert.ok(await page.evaluate(() => document.body.inert));
	await page.mouse.click(20, 20);
	assert.equal(await page.evaluate(() => location.hash), "");
	await page.keyboard.press("Escape");
	assert.ok(await layer.isVisible(), "nothing but an answer ends it");
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.equal(await page.evaluate(() => document.body.inert), false, "at once");
	await page.locator("#behind").click();
	assert.equal(await page.evaluate(() => location.hash), "#there");
	await page.evaluate(() => window.biscotte.reset());
	await layer.waitFor();
	await page.waitForFunction(() => document.body.inert);
});

test("a page that throws a modal layer out is not locked", async (t) => {
	const there = await looking({ layout: "modal" });
	const { page, layer } = await visit(t, here.chromium);
	await page.goto(there.origin + "/");
	await layer.waitFor();
	await page.evaluate(async () => {
		const host = document.querySelector("biscotte-consent");
		for (let i = 0; i < 60; i++) {
			host.remove();
			await Promise.resolve();
		}
	});
	await page.waitForFunction(() => !document.querySelector("biscotte-consent") && !document.body.inert);
});

for (const at of ["bottom-start", "bottom-end", "top-start", "top-end"]) {
	test(`the floating button, ${at}: once there is an answer, it opens the panel and gets the focus back`, async (t) => {
		const there = await looking({ settingsButton: at });
		const { page, layer, refuse, panel, control } = await visit(t, here.chromium);
		const button = page.locator("biscotte-settings button");
		await page.goto(there.origin + "/");
		await layer.waitFor();
		assert.equal(await button.isVisible(), false);
		await refuse.click();
		await button.waitFor();
		const [x, y] = middle(await button.boundingBox());
		assert.deepEqual([y > 360, x > 640], [at.startsWith("bottom"), at.endsWith("end")]);
		assert.deepEqual(await axe(page), {});
		await page.reload();
		await page.getByRole("button", { name: phrases("en").settings }).click();
		await panel.waitFor();
		await control("close").click();
		await panel.waitFor({ state: "detached" });
		assert.equal(await page.evaluate(() => document.querySelector("biscotte-settings").shadowRoot.activeElement?.localName), "button");
		await page.evaluate(() => window.biscotte.reset());
		await layer.waitFor();
		assert.equal(await button.isVisible(), false);
	});
}

test("beside the way to object there is no floating button, where the tag says the region", async (t) => {
	const there = await looking({ settingsButton: "bottom-start" }, (policy) => {
		three(policy);
		policy.gpc = { refuses: ["media"], lastUpdate: "2026-11-24" };
		policy.regimes = [{ id: "us", kind: "opt-out", regions: ["US"] }];
	});
	there.pages.set("/us", { html: html({ tag: script("/consent.js", 'data-region="US"'), body: "<h1>Portal</h1>" }) });
	const { page } = await visit(t, here.chromium);
	await page.goto(there.origin + "/us");
	await page.locator("biscotte-choices a").waitFor();
	assert.equal(await page.locator("biscotte-settings").count(), 0);
});

test("the floating button on a phone is a picture with a name, in the visitor's language, and not on paper", async (t) => {
	const there = await looking({ settingsButton: "bottom-start" });
	there.pages.set("/fr", { html: html({ lang: "fr", dir: "rtl", body, head: "<style>* { all: unset !important; color: red !important }</style>" }) });
	const { page, refuse } = await visit(t, here.chromium, { viewport: { width: 320, height: 568 } });
	await page.goto(there.origin + "/fr");
	await refuse.click();
	const button = page.getByRole("button", { name: phrases("fr").settings });
	const { x, width, height } = await button.boundingBox();
	assert.ok(width >= 44 && height >= 44 && width < 60, `${width} by ${height}`);
	assert.ok(x > 160, "where lines begin");
	await page.emulateMedia({ media: "print" });
	assert.equal(await button.isVisible(), false);
});

test("a page styles parts: what the loader draws, what the component draws, the panel; the buttons alike", async (t) => {
	const there = await looking({ settingsButton: "bottom-start", logo: { image: "/logo.svg", link: "/" } });
	const style = `<style>
		biscotte-consent::part(title) { color: rgb(1, 2, 3) }
		biscotte-consent::part(button) { text-transform: uppercase }
		biscotte-consent::part(logo) { outline: 2px solid rgb(4, 5, 6) }
		biscotte-consent::part(heading) { color: rgb(7, 8, 9) }
		biscotte-settings::part(settings) { color: rgb(10, 11, 12) }
	</style>`;
	there.pages.set("/", { html: html({ head: style, body }) });
	const { page, layer, accept, refuse, customise, panel, control, handedOver } = await visit(t, here.chromium);
	const of = (part, name) => part.first().evaluate((element, name) => getComputedStyle(element)[name], name);
	const { release } = await hold(page, wasm);
	await page.goto(there.origin + "/");
	const look = async () => {
		assert.equal(await of(layer.locator("h2"), "color"), "rgb(1, 2, 3)");
		assert.equal(await of(layer.locator(".logo"), "outlineColor"), "rgb(4, 5, 6)");
		assert.equal(await layer.locator(".logo img").getAttribute("alt"), "Opendatasoft data portal");
		for (const button of [accept, refuse]) assert.equal(await of(button, "textTransform"), "uppercase");
	};
	await look();
	release();
	await handedOver();
	await look();
	await customise.press("Enter");
	await panel.waitFor();
	assert.equal(await of(panel.locator("h2"), "color"), "rgb(1, 2, 3)");
	assert.equal(await of(panel.locator("h3"), "color"), "rgb(7, 8, 9)");
	await control("refuse").click();
	assert.equal(await of(page.locator("biscotte-settings button"), "color"), "rgb(10, 11, 12)");
});

for (const [name, height] of [["a page that ends", 500], ["a page that scrolls", 1500]]) {
	test(`what has the focus does not lie beneath a bar at the top: ${name}`, async (t) => {
		const there = await looking({ position: "top" });
		const links = [0, 1, 2, 3, 4].map((i) => `<p style="text-align: center; margin: 0 0 ${height / 10}px"><a href="#${i}">Link ${i}</a></p>`);
		there.pages.set("/", { html: html({ body: links.join("") }) });
		const { page, layer } = await visit(t, here.chromium, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
		await page.goto(there.origin + "/");
		await layer.waitFor();
		for (const link of await page.locator("p a").all()) {
			await link.focus();
			await page.waitForFunction((link) => {
				const { left, top, bottom } = link.getBoundingClientRect();
				return [top + 1, bottom - 1].some((y) => document.elementFromPoint(left + 1, y) === link);
			}, await link.elementHandle());
		}
	});
}

test("forced colours: every look shows its buttons", async (t) => {
	const there = await looking({ theme: "contrast", layout: "box", position: "bottom-end", settingsButton: "bottom-start" });
	const { page, context, layer, refuse } = await visit(t, here.chromium, { forcedColors: "active" });
	await page.goto(there.origin + "/");
	await layer.waitFor();
	assert.deepEqual(await axe(page, "biscotte-consent"), {});
	await refuse.click();
	const border = await page.locator("biscotte-settings button").evaluate((element) => getComputedStyle(element).borderTopWidth);
	assert.equal(border, "2px");
	assert.equal((await named(context, "eu-consent")).length, 1);
});

for (const look of [{}, { layout: "box" }]) {
	// Shadows are not drawn there: a text that goes on beneath the buttons would end in the middle of a line.
	test(`forced colours, on a phone: buttons have edges, and the text ends at one (${look.layout ?? "bar"})`, async (t) => {
		const there = await looking(look);
		const { page, layer, accept, refuse, customise, handedOver } = await visit(t, here.chromium, { forcedColors: "active", viewport: { width: 320, height: 480 } });
		await page.goto(there.origin + "/");
		await handedOver();
		for (const part of [accept, refuse, customise, layer.locator(".actions")]) {
			const edge = await part.evaluate((element) => {
				const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element);
				return [borderTopStyle, parseFloat(borderTopWidth) >= 1, borderTopColor];
			});
			assert.deepEqual(edge, ["solid", true, await page.evaluate(() => getComputedStyle(document.body).color)]);
		}
	});
}
