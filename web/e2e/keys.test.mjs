// Keys and presses in our shadow roots are ours: no shortcut of the page fires, none takes them from a control.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { consent, named } from "./harness/cookies.mjs";
import { wasm } from "./harness/hold.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant((policy) => { three(policy); policy.look = { settingsButton: "bottom-end" }; }) });
const body = '<h1>Portal</h1><input id="own"><iframe data-consent="media/player" data-consent-src="https://tube.example/" width="400" height="300"></iframe>';
const hear = (/** @type {string} */ target, /** @type {boolean} */ capture) =>
	`for (const type of ["keydown", "keypress", "keyup"]) ${target}.addEventListener(type, ({ key }) => (window.heard ??= []).push(key), ${capture})`;
const shortcuts = `<script>${["document", "document.documentElement", "window"].flatMap((one) => [true, false].map((capture) => hear(one, capture))).join(";")}</script>`;
/** What a page does that lets keys pass to its own controls alone. */
const prevents = (/** @type {string} */ target) => `<script>for (const type of ["keydown", "keyup"]) ${target}.addEventListener(type, (event) => {
	if (/^( |Enter)$/.test(event.key) && !event.target.closest?.("button, input, a, select")) event.preventDefault();
}, true)</script>`;

for (const stage of ["loader", "component"]) {
	test(`letters, Space and Escape in the ${stage}'s banner, a placeholder, the panel: no shortcut of the page hears them`, async (t) => {
		here.pages.set("/", { html: html({ body, head: shortcuts }) });
		const { page, language, panel, customise, toggle, handedOver } = await visit(t, here.chromium);
		if (stage === "loader") await page.route(wasm, () => {});
		await page.goto(here.origin + "/");
		if (stage === "component") await handedOver();
		await language.focus();
		for (const key of ["g", "ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
		await page.locator("biscotte-held a").focus();
		await page.keyboard.press("x");
		if (stage === "component") {
			await customise.press("Enter");
			await toggle("media").press("Space");
			await page.keyboard.press("Escape");
			await panel.waitFor({ state: "detached" });
		}
		assert.deepEqual(await page.evaluate(() => window.heard ?? []), []);
		await customise.focus();
		await page.keyboard.press("Control+k");
		await page.keyboard.press("Tab");
		const heard = new Set(await page.evaluate(() => window.heard));
		assert.ok(heard.has("k") && heard.has("Tab"), "combinations and Tab are the page's, too");
		await page.locator("#own").press("g");
		assert.ok((await page.evaluate(() => window.heard)).includes("g"), "its own fields are heard");
	});
}

for (const [where, head, tag] of [
	["on the document", prevents("document"), undefined],
	["on the window", prevents("window"), undefined],
	["on the window, before the tag", "", prevents("window") + script()],
]) {
	test(`a page that prevents Space and Enter outside controls, ${where}: Refuse, Customise and a switch by the keyboard`, async (t) => {
		here.pages.set("/", { html: html({ body, head, tag }) });
		const { page, context, layer, panel, refuse, customise, toggle, control, handedOver } = await visit(t, here.chromium);
		await page.goto(here.origin + "/");
		await handedOver();
		await customise.press("Enter");
		await toggle("media").press("Space");
		assert.equal(await toggle("media").isChecked(), true, "once");
		await control("save").press("Enter");
		await panel.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: true });
		await page.evaluate(() => window.biscotte.reset());
		await handedOver();
		await refuse.press("Space");
		await layer.waitFor({ state: "detached" });
		assert.equal((await consent(context)).answers.media, false);
	});
}

// Whoever hears of a half of a press takes the other for one on something else: a menu that closes at any press outside, a test
// that wants to see its click arrive.
for (const [stage, touch] of [["loader", false], ["component", false], ["component", true]]) {
	test(`a ${touch ? "tap" : "press"} in the ${stage}'s banner: the page hears no part of it`, async (t) => {
		here.pages.set("/", { html: html({ body }) });
		const { page, layer, refuse, handedOver } = await visit(t, here.chromium, { hasTouch: touch });
		if (stage === "loader") await page.route(wasm, () => {});
		await page.goto(here.origin + "/");
		await (stage === "component" ? handedOver() : layer.waitFor());
		await page.evaluate(() => {
			for (const type of ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"]) {
				for (const target of [window, document]) target.addEventListener(type, () => (window.heard ??= []).push(type), true);
			}
		});
		await (touch ? refuse.tap() : refuse.click());
		await layer.waitFor({ state: "detached" });
		assert.deepEqual(await page.evaluate(() => window.heard ?? []), []);
	});
}

const stops = (/** @type {string} */ target) => `<script>for (const type of ["click", "mousedown", "pointerdown", "touchstart"])
	${target}.addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true)</script>`;
const clicks = '<script>addEventListener("click", (event) => event.stopImmediatePropagation(), true)</script>';
for (const [where, head, tag] of [
	["the document", stops("document"), undefined], ["the window", stops("window"), undefined],
	["the window, before the tag", "", clicks + script()],
]) {
	test(`a page that stops every click on ${where}: Refuse is pressed, and so is a switch`, async (t) => {
		here.pages.set("/", { html: html({ body, head, tag }) });
		const { page, context, layer, panel, customise, toggle, control, refuse, handedOver } = await visit(t, here.chromium);
		await page.goto(here.origin + "/");
		await handedOver();
		await customise.click();
		await toggle("comfort").click();
		assert.equal(await toggle("comfort").isChecked(), true);
		await control("save").click();
		await panel.waitFor({ state: "detached" });
		assert.equal((await consent(context)).answers.comfort, true);
		await page.evaluate(() => window.biscotte.reset());
		await handedOver();
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		assert.equal((await consent(context)).answers.comfort, false);
	});
}

// What focus traps do: they stop every press outside of their box, bring the focus back, and answer Tab themselves.
const trap = `<div id="box"><button id="in">in</button><a id="settings" href="#" data-consent-open>Cookie settings</a></div><script>{
	const out = (event) => !event.composedPath().includes(box);
	const stop = (event) => { if (out(event)) { event.stopImmediatePropagation(); if (event.cancelable) event.preventDefault(); } };
	for (const type of ["mousedown", "touchstart", "click"]) document.addEventListener(type, stop, { capture: true, passive: false });
	document.addEventListener("focusin", (event) => { if (out(event)) { event.stopImmediatePropagation(); document.getElementById("in").focus(); } }, true);
	document.addEventListener("keydown", (event) => { if (event.key === "Tab" && out(event)) { event.preventDefault(); document.getElementById("in").focus(); } }, true);
	document.getElementById("in").focus();
}</script>`;

/** The real one, as a dialog of the page uses it; its own console has nothing to say. */
const library = (/** @type {string} */ path) => ({
	html: readFileSync(new URL("../node_modules/" + path, import.meta.url), "utf8"),
	headers: { "Content-Type": "text/javascript" },
});
here.pages.set("/tabbable.js", library("tabbable/dist/index.umd.min.js"));
here.pages.set("/focus-trap.js", library("focus-trap/dist/focus-trap.umd.min.js"));
const real = (/** @type {string} */ options) => `<script src="/tabbable.js"></script><script src="/focus-trap.js"></script>
	<div id="box"><button id="in">in</button><a id="settings" href="#" data-consent-open>Cookie settings</a></div>
	<script>focusTrap.createFocusTrap("#box", ${options}).activate()</script>`;

for (const [name, body] of [
	["a focus trap", trap],
	["focus-trap, as it comes", real("{}")],
	["focus-trap that Escape does not end", real("{ escapeDeactivates: false }")],
	["focus-trap that a click outside ends", real("{ clickOutsideDeactivates: true }")],
]) test(`in ${name}, the panel takes presses, touches and Tab, and the banner is answered`, async (t) => {
	here.pages.set("/", { html: html({ body }) });
	const { page, context, layer, panel, toggle, control, refuse, handedOver } = await visit(t, here.chromium, { hasTouch: true });
	await page.goto(here.origin + "/");
	await handedOver();
	await page.locator("#settings").click();
	await panel.waitFor();
	await toggle("statistics").click();
	assert.equal(await toggle("statistics").isChecked(), true);
	await toggle("comfort").tap();
	assert.equal(await toggle("comfort").isChecked(), true);
	await toggle("media").focus();
	await page.keyboard.press("Tab");
	assert.equal(await page.evaluate(() => document.activeElement.localName), "biscotte-consent", "Tab stays in the panel");
	await control("close").tap();
	await panel.waitFor({ state: "detached" });
	assert.deepEqual(await named(context, "eu-consent"), []);
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
});
