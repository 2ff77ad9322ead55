// A filter of an extension hides us: nothing of the page is locked behind what cannot be seen, and the form stands in.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { page as html, script } from "./harness/page.mjs";
import { kept, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const modal = await portal({ policy: variant((policy) => { policy.look = { layout: "modal" }; }) });
const folder = mkdtempSync(join(tmpdir(), "biscotte-unseen-"));
after(() => rmSync(folder, { recursive: true }));
const form = await portal({ policy: variant(kept), prefix: "/consent", flags: ["--records", join(folder, "records.db")] });
const body = `<h1>Portal</h1><button id="buy" onclick="this.textContent = 'bought'">buy</button>
	<button id="settings" data-consent-open>Settings</button><a id="link" href="/form" data-consent-open>Settings</a>`;
for (const [{ pages }, src] of [[here], [modal], [form, "/consent/consent.js"]]) {
	pages.set("/", { html: html({ body, tag: script(src) }) });
	pages.set("/form", { html: html({ body: "<h1>The form</h1>" }) });
}
const expected = [/something hides/];
/** How filters hide an element; of the user's origin, that wins over everything. */
const filters = {
	display: "display: none !important",
	visibility: "visibility: hidden !important",
	opacity: "opacity: 0 !important",
	clip: "clip-path: inset(50%) !important",
	mask: "mask: linear-gradient(transparent, transparent) !important",
	filter: "filter: opacity(0.02) !important",
	scale: "transform: scale(0) !important",
	"out of the window": "transform: translateX(-9999px) !important",
};

/** The same for the panel alone, where the page or an extension reaches it. */
const panels = {
	display: filters.display,
	visibility: filters.visibility,
	opacity: filters.opacity,
	clip: filters.clip,
	mask: filters.mask,
	filter: "filter: opacity(0) !important",
	"two halves of nothing": "opacity: .25 !important; filter: opacity(.25) !important",
	scale: filters.scale,
	"a box without a width": "width: 0 !important; padding: 0 !important; border: 0 !important; overflow: hidden !important",
	"a box of one pixel": "min-height: 0 !important; height: 1px !important; overflow: hidden !important",
	"out of the window": filters["out of the window"],
};

/** Hides our element as a filter would: with a style that wins over its own. */
const hide = (css) => {
	const host = document.querySelector("biscotte-consent");
	const style = document.createElement("style");
	style.textContent = `:host(biscotte-consent) { ${css} }`;
	host.shadowRoot.append(style);
};
/** A rule in every shadow root of ours from the beginning. */
const hideAll = (rule) => {
	const attach = Element.prototype.attachShadow;
	Element.prototype.attachShadow = function (options) {
		const root = attach.call(this, options);
		const style = document.createElement("style");
		style.textContent = rule;
		root.append(style);
		return root;
	};
};
/** A visitor presses a button of the page until that does something, or gives up. */
async function buy(page) {
	const { x, y } = await page.evaluate(() => document.getElementById("buy").getBoundingClientRect().toJSON());
	for (let i = 0; i < 3; i++) await page.mouse.click(x + 5, y + 5);
	assert.equal(await page.locator("#buy").innerText(), "bought");
}

for (const [name, css] of Object.entries(filters)) {
	test(`a modal layer that is hidden from the beginning (${name}): the page is not locked`, async (t) => {
		const { page, context } = await visit(t, here.chromium, { expected });
		await page.addInitScript(hideAll, `:host(biscotte-consent) { ${css} }`);
		await page.goto(modal.origin + "/");
		await page.locator("biscotte-consent .full .banner").waitFor({ state: "attached" });
		await buy(page);
		assert.equal(await page.evaluate(() => document.body.inert), false);
		assert.deepEqual(await named(context, "eu-consent"), []);
	});

	test(`a modal layer that is hidden later (${name}): the page is free again`, async (t) => {
		const { page, layer, handedOver } = await visit(t, here.chromium, { expected });
		await page.goto(modal.origin + "/");
		await layer.waitFor();
		await handedOver();
		assert.equal(await page.evaluate(() => document.body.inert), true);
		await page.evaluate(hide, css);
		await buy(page);
	});

	// A dialog is in the top layer by itself: what becomes of the box around it is nothing to it.
	if (name !== "display") continue;
	test(`a panel that is hidden (${name}): the page is not locked, and the link leads to the form`, async (t) => {
		const { page, panel } = await visit(t, here.chromium, { expected });
		await page.addInitScript(hideAll, `:host(biscotte-consent) { ${css} }`);
		await page.goto(here.origin + "/");
		await page.locator("biscotte-consent .full .banner").waitFor({ state: "attached" });
		const told = page.waitForEvent("console", (message) => expected[0].test(message.text()));
		await page.locator("#settings").click();
		await told;
		await panel.waitFor({ state: "detached" });
		await page.waitForFunction(() => document.activeElement.id === "settings");
		await buy(page);
		await page.locator("#link").click();
		await page.waitForURL(here.origin + "/form");
	});
}

for (const [name, css] of Object.entries(panels)) {
	test(`a panel whose own box is hidden (${name}): the page is not locked`, async (t) => {
		const { page, handedOver } = await visit(t, here.chromium, { expected });
		await page.addInitScript(hideAll, `dialog.panel { ${css} }`);
		await page.goto(here.origin + "/");
		await handedOver();
		const told = page.waitForEvent("console", (message) => expected[0].test(message.text()));
		await page.locator("#settings").click();
		await told;
		await buy(page);
	});
}

test("a panel that is hidden while it is open locks nothing", async (t) => {
	const { page, panel, handedOver } = await visit(t, here.chromium, { expected });
	await page.goto(here.origin + "/");
	await handedOver();
	await page.locator("#settings").click();
	await panel.waitFor();
	await page.evaluate(hide, filters.display);
	await buy(page);
});

test("where a server keeps the answers, its form stands in for the panel", async (t) => {
	const { page } = await visit(t, here.chromium, { expected });
	await page.addInitScript(hideAll, `:host(biscotte-consent) { ${filters.display} }`);
	await page.goto(form.origin + "/");
	await page.locator("biscotte-consent .full .banner").waitFor({ state: "attached" });
	await page.locator("#settings").click();
	await page.waitForURL(form.origin + "/consent/preferences");
});

test("what the page itself has inert is so after a modal layer, and what it makes inert meanwhile", async (t) => {
	modal.pages.set("/inert", { html: html({ body: `${body}<script>document.body.inert = true</script>` }) });
	const { page, layer, refuse } = await visit(t, here.chromium);
	await page.goto(modal.origin + "/inert");
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.equal(await page.evaluate(() => document.body.inert), true);
	for (const inert of [false, true]) {
		await page.evaluate(() => window.biscotte.reset());
		await layer.waitFor();
		await page.waitForFunction(() => document.body.inert);
		await page.evaluate((inert) => void (document.body.inert = inert), inert);
		await page.waitForFunction(() => document.body.inert);
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		assert.equal(await page.evaluate(() => document.body.inert), inert);
	}
});
