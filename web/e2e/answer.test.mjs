// A yes and a no in one click each, written as declared, obeyed, and remembered (AC-5, AC-8, AC-24).
import assert from "node:assert/strict";
import { test } from "node:test";
import { banner } from "./harness/banner.mjs";
import { answered, consent, inDays, named } from "./harness/cookies.mjs";
import { fingerprints } from "./harness/fingerprints.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { held, page as html } from "./harness/page.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { nothing, storage } from "./harness/storage.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin, vendor } = here;
here.pages.set("/", { html: html({ body: held("statistics", vendor.script("stats")) }) });

for (const stage of ["loader", "component"]) {
	for (const [button, yes] of [["accept", true], ["refuse", false]]) {
		test(`${button}, pressed in the ${stage}'s banner`, async (t) => {
			vendor.asked.length = 0;
			const { page, context, layer, handedOver, told, asked, ...controls } = await visit(t, here.chromium);
			if (stage === "loader") await hold(page, wasm);
			await page.goto(origin + "/");
			if (stage === "component") await handedOver();
			const choice = await told("choice");
			await controls[button].click();
			assert.deepEqual((await choice()).categories, { necessary: true, statistics: yes });
			await layer.waitFor({ state: "detached" });

			const { cookie, answers, time } = await consent(context);
			assert.deepEqual(answers, { statistics: yes });
			assert.ok(Math.abs(time - inDays(0)) < 60, "it carries the time of the decision");
			assert.deepEqual([cookie.domain, cookie.path, cookie.sameSite], ["portal.test", "/", "Lax"]);
			assert.deepEqual([cookie.httpOnly, cookie.secure], [false, false]);
			assert.ok(Math.abs(cookie.expires - inDays(180)) < 86_400, "a no lasts as long as a yes");
			if (yes) assert.deepEqual(await ran(page, 1), ["stats"]);
			assert.deepEqual(vendor.asked, yes ? ["stats"] : []);

			const before = asked(wasm).length;
			await page.reload();
			await page.waitForLoadState("networkidle");
			assert.equal(await layer.count(), 0, "nothing is asked");
			assert.equal(asked(wasm).length, before, "no wasm for a visitor who has answered");
			assert.deepEqual(vendor.asked, yes ? ["stats", "stats"] : []);
			assert.deepEqual(await page.evaluate(() => window.ran ?? []), yes ? ["stats"] : []);
			assert.deepEqual(await storage(page), nothing);
			assert.equal((await consent(context)).cookie.expires, cookie.expires, "a visit extends nothing");
		});
	}
}

test("a choice of a hundred days ago keeps its date and its eighty days", async (t) => {
	const value = answered(await fingerprints(here), { statistics: false }, 100);
	const expires = inDays(80);
	const { page, context, panel, control } = await visit(t, here.chromium);
	await context.addCookies([{ name: "eu-consent", value, url: origin, expires }]);
	await page.goto(origin + "/");
	await page.evaluate(() => window.biscotte.open());
	await panel.waitFor();
	await control("close").click();
	await panel.waitFor({ state: "detached" });
	const [cookie] = await named(context, "eu-consent");
	assert.deepEqual([cookie.value, Math.round(cookie.expires)], [value, expires]);
});

test("answering in one tab is answering in the other", async (t) => {
	const { page, context, layer, accept } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await layer.waitFor();
	const other = await context.newPage();
	await other.goto(origin + "/");
	const { layer: asked, accept: agree } = banner(other);
	await agree.click();
	await asked.waitFor({ state: "detached" });
	// A headless browser shows every tab at once: the visitor's return is told to the page by hand.
	await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
	await layer.waitFor({ state: "detached" });
	assert.deepEqual(await ran(page, 1), ["stats"]);
	assert.equal(await accept.count(), 0);
});
