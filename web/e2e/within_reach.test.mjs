// Whatever a page does with its root, its layers and its room: the first layer's buttons can be pressed where they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const text = "<h1>Portal</h1>" + "<p>text</p>".repeat(100);
const desk = [1280, 800];
const phone = [360, 640];
const over = 'style="position: fixed; inset: auto 0 0; width: 100vw; height: 90vh; z-index: 2147483647"';
const later = (/** @type {string} */ code) => `<script>addEventListener("load", () => setTimeout(() => { ${code}; window.done = true }, 100))</script>`;
/** What a page does, in which window. @type {Record<string, [number[], string, string?]>} */
const pages = {
	"1280 by 1024 pixels at 500 %": [[256, 256], text],
	"1280 by 1024 pixels at 400 %": [[320, 256], text],
	"a wide and low window": [[1280, 256], text],
	"a zoomed root on a phone": [phone, text, "html { zoom: 3 }"],
	"a transformed root, scrolled": [desk, text + later("scrollTo(0, 2000)"), "html { transform: translateX(0) }"],
	"a scaled root": [desk, text, "html { transform: scale(.5) }"],
	"a contained root, scrolled": [desk, text + later("scrollTo(0, 2000)"), "html { contain: paint }"],
	"a root with a perspective, scrolled": [desk, text + later("scrollTo(0, 2000)"), "html { will-change: transform; perspective: 1px }"],
	"a page hidden until its fonts are there": [desk, text, "html { opacity: 0 !important }"],
	"a chat above everything": [phone, text + `<div ${over}>chat</div>`],
	"a popover that comes later": [desk, `${text}<div id="it" popover="manual" ${over}>news</div>${later("it.showPopover()")}`],
	"a modal dialog that comes later": [desk, `${text}<dialog id="it" ${over}><button>fine</button></dialog>${later("it.showModal()")}`],
	"a dialog that makes everything around it inert": [desk, `${text}<div id="it" role="dialog"><button>fine</button></div>${later(`it.firstChild.focus();
		for (const one of document.documentElement.children) if (!one.contains(it)) { one.inert = true; one.ariaHidden = "true" }`)}`],
	"a modal dialog over a modal dialog": [phone, `${text}<dialog id="two" ${over}>2</dialog><dialog id="it" ${over}>1</dialog>${later("it.showModal(); two.showModal()")}`],
};

/** Waits until a press on a control's middle would meet it, in the window. */
const meets = (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ what) => page.waitForFunction((what) => {
	const root = document.querySelector("biscotte-consent")?.shadowRoot;
	const element = root?.querySelector(`.banner [data-do=${what}]`);
	const { left, top, right, bottom } = element.getBoundingClientRect();
	return left >= 0 && right <= innerWidth && element.contains(root.elementFromPoint((left + right) / 2, (top + bottom) / 2));
}, what, { timeout: 10_000 });

for (const [name, [[width, height], body, css]] of Object.entries(pages)) {
	test(`${name}: all buttons at once, and Refuse is obeyed`, async (t) => {
		here.pages.set("/page", { html: html({ body, head: `<style>${css ?? ""}</style>` }) });
		const { page, context, layer, refuse, handedOver } = await visit(t, here.chromium, { viewport: { width, height }, reducedMotion: "reduce" });
		await page.goto(here.origin + "/page");
		await handedOver();
		if (body.includes("window.done")) await page.waitForFunction(() => window.done);
		for (const what of ["accept", "refuse", "customise"]) await meets(page, what);
		const { x, y, width: wide, height: high } = await refuse.boundingBox();
		await page.mouse.click(x + wide / 2, y + high / 2);
		await layer.waitFor({ state: "detached" });
		assert.ok(Object.values((await consent(context)).answers).every((yes) => !yes));
	});
}

test("after its modal dialog, the page has its layer back where it was", async (t) => {
	here.pages.set("/page", { html: html({ body: `${text}<dialog id="it"><button onclick="it.close()">fine</button></dialog>` }) });
	const { page, layer, handedOver } = await visit(t, here.chromium);
	await page.goto(here.origin + "/page");
	await handedOver();
	const place = () => page.evaluate(() => document.querySelector("biscotte-consent")?.parentElement?.localName);
	await page.evaluate(() => it.showModal());
	await page.waitForFunction(() => it.contains(document.querySelector("biscotte-consent")));
	await page.locator("#it > button").click();
	await page.waitForFunction(() => !it.contains(document.querySelector("biscotte-consent")));
	assert.equal(await place(), "html");
	// One that leaves the page with all that is in it.
	await page.evaluate(() => it.showModal());
	await page.waitForFunction(() => it.contains(document.querySelector("biscotte-consent")));
	await page.evaluate(() => it.remove());
	await layer.waitFor();
	assert.equal(await place(), "html");
});

test("a browser without a top layer has the layer as before", async (t) => {
	here.pages.set("/page", { html: html({ body: text }) });
	const { page, context, layer, refuse, handedOver } = await visit(t, here.chromium);
	await page.addInitScript(() => {
		for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) delete HTMLElement.prototype[name];
	});
	await page.goto(here.origin + "/page");
	await handedOver();
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.ok(Object.values((await consent(context)).answers).every((yes) => !yes));
});

for (const [width, height] of [[360, 640], [412, 915], [768, 1024], [1280, 800]]) {
	test(`${width} by ${height}: the page's foot can be pressed while the layer asks`, async (t) => {
		here.pages.set("/page", { html: html({ body: `${text}<footer><a id="imprint" href="#imprint">Imprint</a></footer>` }) });
		const { page, layer, handedOver } = await visit(t, here.chromium, { viewport: { width, height }, hasTouch: true });
		await page.goto(here.origin + "/page");
		await handedOver();
		await page.mouse.move(width / 2, 20);
		await page.mouse.wheel(0, 100_000);
		await page.waitForFunction(() => scrollY + innerHeight > document.documentElement.scrollHeight - 2);
		const { x, y } = await page.locator("#imprint").boundingBox();
		await page.waitForFunction(([x, y]) => document.elementFromPoint(x, y)?.id === "imprint", [x + 2, y + 2], { timeout: 10_000 });
		await page.mouse.click(x + 2, y + 2);
		assert.equal(await page.evaluate(() => location.hash), "#imprint");
		await page.mouse.move(width / 2, height - 4);
		await page.mouse.wheel(0, -100_000);
		await page.waitForFunction(() => scrollY === 0);
		await page.waitForFunction(() => !document.querySelector("biscotte-consent").hasAttribute("data-up"));
		assert.ok(await layer.isVisible());
	});
}
