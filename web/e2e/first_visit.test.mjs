// A visitor who has said nothing: asked at once, followed by nobody (AC-1, AC-2).
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { held, heldInline, mark, page as html } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { nothing, storage } from "./harness/storage.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin, vendor } = here;
const body = `<h1>Data</h1><div style="height: 4000px"></div><a href="/second" id="on">on</a>`;
const waiting = held("statistics", vendor.script("first")) + heldInline("statistics", mark("inline"));
here.pages.set("/", { html: html({ head: waiting, body: waiting + body }), headers: { "Set-Cookie": "sessionid=1; HttpOnly" } });
here.pages.set("/second", { html: html({ head: waiting, body: waiting + body }) });

test("the banner is there, and nothing optional is", async (t) => {
	const { page, context, layer, handedOver, asked } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await layer.waitFor();
	await handedOver();
	await page.waitForLoadState("networkidle");
	assert.deepEqual(asked(/vendor\.test/), [], "the preload scanner asks for nothing either (AC-28)");
	assert.deepEqual(vendor.asked, []);
	assert.equal(await page.evaluate(() => window.ran), undefined);
	assert.deepEqual((await context.cookies()).map(({ name }) => name), ["sessionid"]);
	assert.deepEqual(await storage(page), nothing);
});

test("scrolling, Escape, clicking beside it, going on and coming back is no answer", async (t) => {
	const { page, context, layer, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await page.mouse.wheel(0, 3000);
	await page.waitForFunction(() => scrollY > 1000);
	await page.keyboard.press("Escape");
	await page.mouse.click(5, 5);
	assert.ok(await layer.isVisible());
	await page.locator("#on").evaluate((link) => link.click());
	await page.waitForURL("**/second");
	await layer.waitFor();
	await page.goBack();
	await layer.waitFor();
	assert.deepEqual(await named(context, "eu-consent"), []);
	assert.deepEqual(vendor.asked, []);
});

test("closing the panel in any way is no answer", async (t) => {
	const { page, context, layer, panel, customise, control } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	for (const leave of [
		() => page.keyboard.press("Escape"),
		() => control("close").click(),
		() => page.evaluate(() => window.biscotte.close()),
	]) {
		await customise.click();
		await panel.waitFor();
		assert.ok(await layer.isHidden(), "one consent window at a time (AC-6)");
		await leave();
		await panel.waitFor({ state: "detached" });
		await layer.waitFor();
	}
	assert.deepEqual(await named(context, "eu-consent"), []);
});

test("the banner says who asks, what for, how many others there are, and how to change one's mind (AC-6)", async (t) => {
	const { page, layer } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	const text = await layer.innerText();
	for (const part of [/Opendatasoft/, /Necessary/, /Statistics/, /Third parties involved: 0/, /Cookie settings/]) {
		assert.match(text, part);
	}
	const buttons = await layer.getByRole("button").allInnerTexts();
	assert.deepEqual(buttons, ["Accept all", "Refuse all", "Customise"]);
	assert.equal(await layer.getByRole("link", { name: "Cookie policy" }).count(), 1);
});

test("nothing is switched on in the panel before the visitor does it (AC-3)", async (t) => {
	const { page, customise, toggle, panel } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await customise.click();
	await panel.waitFor();
	assert.equal(await toggle("statistics").isChecked(), false);
	assert.equal(await toggle("necessary").count(), 0, "what is always on has no switch");
});
