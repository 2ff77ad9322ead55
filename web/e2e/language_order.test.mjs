// Which language the banner speaks: the cookie's, the page's, the browser's, the policy's (AC-21, AC-23).
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html } from "./harness/page.mjs";
import { wasm } from "./harness/hold.mjs";
import { phrases } from "./harness/phrases.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin } = here;

for (const [cookie, lang, locale, expected] of [
	["es", "fr", "en-US", "es"],
	["fr-ca", "en", "en-US", "fr"],
	["xx", "fr", "es", "fr"],
	["fr_FR", "es", "en-US", "es"],
	[null, "fr", "es", "fr"],
	[null, "FR-CA", "es", "fr"],
	[null, "de", "es-MX", "es"],
	[null, "", "fr", "fr"],
	[null, "de", "de-AT", "en"],
]) {
	test(`cookie ${cookie}, page "${lang}", browser ${locale}: ${expected}`, async (t) => {
		here.pages.set("/", { html: html({ lang }) });
		const { page, context, layer, accept, language, handedOver } = await visit(t, here.chromium, { locale });
		if (cookie) await context.addCookies([{ name: "django_language", value: cookie, url: origin }]);
		await page.goto(origin + "/");
		const words = phrases(expected);
		for (const settled of [() => layer.waitFor(), handedOver]) {
			await settled();
			assert.equal(await layer.getAttribute("lang"), expected);
			assert.equal(await accept.innerText(), words.accept);
			assert.equal(await language.inputValue(), expected);
		}
	});
}

test("picking a language loads the page again where the policy asks for it, and the site answers in it", async (t) => {
	here.pages.set("/", ({ headers }) => ({ html: html({ lang: /django_language=(\w+)/.exec(headers.cookie ?? "")?.[1] ?? "en" }) }));
	for (const stage of ["loader", "component"]) {
		const { page, layer, language, handedOver } = await visit(t, here.chromium);
		if (stage === "loader") await page.route(wasm, () => {});
		await page.goto(origin + "/");
		if (stage === "component") await handedOver();
		const again = page.waitForEvent("load");
		await language.selectOption("es");
		await again;
		await layer.getByText(phrases("es").bannerTitle).waitFor();
		assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
		assert.equal(await language.inputValue(), "es");
	}
});
