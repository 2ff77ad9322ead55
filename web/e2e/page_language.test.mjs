// An application that changes its language without loading anything: what we show follows, unless the visitor has picked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { wasm } from "./harness/hold.mjs";
import { page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const body = '<h1>Portal</h1><iframe data-consent="media/player" data-consent-src="https://tube.example/" width="400" height="300"></iframe>';
here.pages.set("/", { html: html({ body }) });
const speak = (/** @type {any} */ page, /** @type {string} */ lang) => page.evaluate((lang) => void (document.documentElement.lang = lang), lang);

for (const stage of ["loader", "component"]) {
	test(`the ${stage}'s layer and a placeholder follow, and no cookie is written`, async (t) => {
		const { page, context, layer, accept, told, handedOver } = await visit(t, here.chromium);
		if (stage === "loader") await page.route(wasm, () => {});
		await page.goto(here.origin + "/");
		if (stage === "component") await handedOver();
		await page.locator("biscotte-held[lang=en]").waitFor();
		const event = await told("language");
		await speak(page, "fr");
		assert.deepEqual(await event(), { language: "fr" });
		await page.locator("biscotte-consent .banner[lang=fr]:visible").waitFor();
		await page.locator("biscotte-held[lang=fr]").waitFor();
		assert.equal(await accept.innerText(), phrases("fr").accept);
		assert.equal(await page.evaluate(() => window.biscotte.language), "fr");
		assert.deepEqual(await named(context, "django_language"), []);
		// Nothing that we speak: what the browser wishes for.
		await speak(page, "pt");
		await page.locator("biscotte-consent .banner[lang=en]:visible").waitFor();
		assert.ok(await layer.isVisible());
	});
}

test("an open panel keeps its switches", async (t) => {
	const { page, panel, customise, toggle, control, handedOver } = await visit(t, here.chromium);
	await page.goto(here.origin + "/");
	await handedOver();
	await customise.click();
	await toggle("media").click();
	await speak(page, "fr");
	await page.locator("biscotte-consent .panel[lang=fr]").waitFor();
	assert.equal(await toggle("media").isChecked(), true);
	assert.equal(await toggle("statistics").isChecked(), false);
	await control("save").click();
	await panel.waitFor({ state: "detached" });
	assert.equal(await page.evaluate(() => window.biscotte.allowed("media")), true);
});

test("there and back in one go: the page's last word counts", async (t) => {
	const { page, customise, panel, handedOver } = await visit(t, here.chromium);
	await page.goto(here.origin + "/");
	await handedOver();
	await page.evaluate(() => {
		for (const lang of ["fr", "es", "fr", "es"]) document.documentElement.lang = lang;
	});
	await page.locator("biscotte-consent .banner[lang=es]:visible").waitFor();
	await customise.click();
	assert.equal(await panel.getAttribute("lang"), "es");
});

test("a panel that is opened after an answer speaks the page's language", async (t) => {
	const { page, layer, panel, refuse } = await visit(t, here.chromium);
	await page.goto(here.origin + "/");
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	await speak(page, "fr");
	await page.waitForFunction(() => window.biscotte.language === "fr");
	assert.equal(await page.locator("biscotte-consent .banner").count(), 0, "nothing is asked");
	await page.evaluate(() => window.biscotte.open());
	await panel.waitFor();
	assert.equal(await panel.getAttribute("lang"), "fr");
});

for (const stage of ["loader", "component"]) {
	test(`a language that the visitor has picked in the ${stage}'s layer stays`, async (t) => {
		const { page, language, accept, handedOver } = await visit(t, here.chromium);
		if (stage === "loader") await page.route(wasm, () => {});
		await page.goto(here.origin + "/");
		if (stage === "component") await handedOver();
		await language.selectOption("es");
		await page.waitForFunction(() => window.biscotte.language === "es");
		await speak(page, "fr");
		// The next that is heard of the page is nothing of a language.
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
		assert.equal(await page.evaluate(() => window.biscotte.language), "es");
		assert.equal(await accept.innerText(), phrases("es").accept);
	});
}
