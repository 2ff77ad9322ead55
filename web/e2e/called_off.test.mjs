// A panel on its way can be called off, and a link to it opened elsewhere, as any link.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hold, wasm } from "./harness/hold.mjs";
import { page as html } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const body = '<h1>Portal</h1><a id="link" href="/form" data-consent-open>Settings</a>';
for (const path of ["/", "/form"]) here.pages.set(path, { html: html({ body }) });

for (const [name, off] of [
	["close()", (page) => page.evaluate(() => window.biscotte.close())],
	["Escape", (page) => page.keyboard.press("Escape")],
]) {
	test(`${name} while the panel is on its way: it does not come, and does when it is asked for again`, async (t) => {
		const { page, layer, panel, customise, status, handedOver } = await visit(t, here.chromium);
		const { release } = await hold(page, wasm);
		await page.goto(here.origin + "/");
		await customise.click();
		await page.waitForFunction(() => document.querySelector("biscotte-consent").shadowRoot.querySelector("[aria-busy]"));
		await off(page);
		assert.equal(await layer.locator("[aria-busy]").count(), 0);
		release();
		await handedOver();
		assert.equal(await status.innerText(), "");
		assert.equal(await panel.count(), 0);
		await customise.click();
		await panel.waitFor();
	});

	test(`${name} on a page whose visitor has answered: nothing is left, and the link has the focus`, async (t) => {
		const { page, layer, panel, refuse } = await visit(t, here.chromium);
		const { release } = await hold(page, wasm);
		await page.goto(here.origin + "/");
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		await page.locator("#link").click();
		await page.locator("biscotte-consent .busy").waitFor();
		await off(page);
		await page.locator("biscotte-consent .busy").waitFor({ state: "detached" });
		assert.equal(await page.evaluate(() => document.activeElement.id), "link");
		release();
		await page.waitForFunction(() => document.querySelector("biscotte-consent").shadowRoot.querySelector(".full:not([hidden])"));
		assert.equal(await panel.count(), 0);
		await page.locator("#link").click();
		await panel.waitFor();
	});
}

for (const modifier of ["Control", "Shift"]) {
	test(`${modifier} and a click on a link to the panel: another tab or window, as with any link`, async (t) => {
		const { page, context, panel, handedOver } = await visit(t, here.chromium);
		await page.goto(here.origin + "/");
		await handedOver();
		const other = context.waitForEvent("page");
		await page.locator("#link").click({ modifiers: [modifier] });
		await (await other).waitForURL(here.origin + "/form");
		assert.equal(await panel.count(), 0);
		await page.locator("#link").click();
		await panel.waitFor();
	});
}
