// Every language, on the smallest screen: nothing is cut off or sticks out, and everything is within reach.
import assert from "node:assert/strict";
import { test } from "node:test";
import { misfits, reachable } from "./access-fits.mjs";
import { broken } from "./access-words.mjs";
import { everywhere, languages } from "./harness/languages.mjs";
import { page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant((policy) => everywhere(policy)) });
const eastern = ["ar", "fa", "he", "ur"];

const sideways = (locator) => locator.evaluate((element) => element.scrollWidth - element.clientWidth);

for (const lang of languages) {
	test(`${lang}: everything fits into 320 pixels`, async (t) => {
		here.pages.set("/", { html: html({ lang }) });
		const words = phrases(lang);
		const options = { viewport: { width: 320, height: 568 }, reducedMotion: "reduce" };
		const { page, layer, panel, language, accept, refuse, customise, control, handedOver } = await visit(t, here.chromium, options);
		await page.goto(here.origin + "/");
		await handedOver();
		assert.equal(await layer.getAttribute("lang"), lang);
		assert.equal(await layer.getAttribute("dir"), eastern.includes(lang) ? "rtl" : "ltr");
		assert.equal(await accept.innerText(), words.accept);
		assert.deepEqual(await misfits(layer), [], "the banner");
		assert.deepEqual(await broken(layer), [], "the banner's words");
		assert.equal(await sideways(layer), 0);
		for (const part of [language, accept, refuse, customise]) assert.ok(await reachable(part), `${part}`);
		const [yes, no] = [await accept.boundingBox(), await refuse.boundingBox()];
		assert.ok(Math.abs(yes.width - no.width) <= 1 && Math.abs(yes.height - no.height) <= 1, "of equal size");
		await customise.press("Enter");
		await panel.waitFor();
		await panel.evaluate((dialog) => dialog.querySelectorAll("details").forEach((details) => (details.open = true)));
		assert.deepEqual(await misfits(panel), [], "the panel");
		assert.deepEqual(await broken(panel), [], "the panel's words");
		assert.ok((await sideways(panel.locator(".body"))) <= 0);
		for (const what of ["language", "close", "accept", "refuse", "save"]) assert.ok(await reachable(control(what)), what);
	});
}
