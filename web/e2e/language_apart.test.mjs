// With more than four languages, consent.js carries three. Who reads another one gets its texts before anything is
// painted; where they cannot be had, or not soon, the default language asks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered } from "./harness/cookies.mjs";
import { fingerprints } from "./harness/fingerprints.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { everywhere, languages } from "./harness/languages.mjs";
import { outline } from "./harness/outline.mjs";
import { page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({
	policy: variant((policy) => {
		everywhere(policy);
		policy.languageCookie.reload = false;
	}),
});
const prints = await fingerprints(here);
const [english, german, welsh] = ["en", "de", "cy"].map(phrases);
const texts = new RegExp(`/a/more\\.[^/.]*\\.(${languages.join("|")})\\.js$`);
const expected = [/^biscotte: .*\/a\/more\./, /^Failed to load/, /net::ERR/];

/** A visitor of a page in German. */
async function come(t, options = {}) {
	here.pages.set("/", { html: html({ lang: "de", body: '<a href="#" data-consent-open>Cookies</a>' }) });
	return visit(t, here.chromium, options);
}

test("the banner comes in the visitor's language, and nothing of the others is fetched", async (t) => {
	const { page, layer, accept, language, asked } = await come(t);
	await page.route(wasm, () => {});
	await page.goto(here.origin + "/");
	await layer.waitFor();
	assert.equal(await layer.getAttribute("lang"), "de");
	assert.equal(await accept.innerText(), german.accept);
	assert.equal(await language.inputValue(), "de");
	assert.deepEqual(asked(texts).map((url) => url.split(".").at(-2)), ["de"]);
	const names = await language.locator("option").evaluateAll((options) => options.map(({ lang, value, text }) => [lang, value, text]));
	const codes = ["en", ...languages.filter((code) => code !== "en")];
	assert.deepEqual(names, codes.map((code) => [code, code, phrases(code).name]));
});

test("a language that is carried fetches nothing", async (t) => {
	const { page, layer, asked } = await visit(t, here.chromium);
	here.pages.set("/carried", { html: html({ lang: "bg" }) });
	await page.goto(here.origin + "/carried");
	await layer.getByText(phrases("bg").bannerTitle).waitFor();
	assert.deepEqual(asked(texts), []);
});

test("the component draws the same tree", async (t) => {
	const { page, layer, language, handedOver } = await come(t);
	const { arrived, release } = await hold(page, wasm);
	await page.goto(here.origin + "/");
	await layer.waitFor();
	const painted = await outline(page.locator("biscotte-consent .first .banner"));
	await arrived;
	release();
	await handedOver();
	assert.deepEqual(await outline(page.locator("biscotte-consent .full .banner")), painted);
	assert.equal(await language.inputValue(), "de");
});

test("texts that cannot be had: the default language asks, and the component comes in the visitor's", async (t) => {
	const { page, layer, accept, language, handedOver } = await come(t, { expected });
	await page.route(texts, (route) => route.abort());
	const { arrived, release } = await hold(page, wasm);
	await page.goto(here.origin + "/");
	await layer.waitFor();
	assert.equal(await layer.getAttribute("lang"), "en");
	assert.equal(await accept.innerText(), english.accept);
	await arrived;
	release();
	await handedOver();
	assert.equal(await accept.innerText(), german.accept);
	assert.equal(await language.inputValue(), "de");
});

test("texts that take longer than three seconds: the default language asks", async (t) => {
	const { page, layer, refuse } = await come(t);
	await page.clock.install();
	await page.route(wasm, () => {});
	const { arrived } = await hold(page, texts);
	await page.goto(here.origin + "/");
	await arrived;
	// The clock goes on by itself meanwhile: a second is left for that.
	await page.clock.runFor(2000);
	assert.equal(await layer.count(), 0);
	await page.clock.runFor(1000);
	await layer.waitFor();
	assert.equal(await refuse.innerText(), english.refuse);
});

for (const stage of ["loader", "component"]) {
	test(`picking a language that is not carried, in the ${stage}'s banner`, async (t) => {
		const { page, layer, accept, language, told, handedOver } = await come(t);
		if (stage === "loader") await page.route(wasm, () => {});
		await page.goto(here.origin + "/");
		if (stage === "loader") await layer.waitFor();
		else await handedOver();
		const event = await told("language");
		await language.selectOption("cy");
		assert.deepEqual(await event(), { language: "cy" });
		await layer.getByText(welsh.bannerTitle).waitFor();
		assert.equal(await accept.innerText(), welsh.accept);
		assert.equal(await language.inputValue(), "cy");
	});
}

test("until the texts are there, the banner stays in the language that it has", async (t) => {
	const { page, layer, accept, language } = await come(t);
	await page.route(wasm, () => {});
	await page.goto(here.origin + "/");
	await layer.waitFor();
	const { arrived, release } = await hold(page, texts);
	await language.selectOption("cy");
	await arrived;
	assert.equal(await accept.innerText(), german.accept);
	release();
	await layer.getByText(welsh.bannerTitle).waitFor();
});

test("an answer that is given before the texts are there leaves nothing to ask", async (t) => {
	const { page, layer } = await come(t);
	const { arrived, release } = await hold(page, texts);
	await page.goto(here.origin + "/");
	await arrived;
	await page.evaluate(() => window.biscotte.refuse());
	const [response] = await Promise.all([page.waitForResponse(texts), release()]);
	await response.finished();
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
	assert.equal(await layer.count(), 0);
});

test("who has answered reads on the way to the panel, and where it cannot be had, in the own language", async (t) => {
	const { page, context, layer, status } = await come(t, { expected: [/^biscotte: /, ...expected] });
	await context.addCookies([{ name: "eu-consent", value: answered(prints, { statistics: true }, 1), url: here.origin }]);
	await page.route(wasm, (route) => route.abort());
	const { arrived, release } = await hold(page, wasm);
	await page.goto(here.origin + "/");
	await page.getByRole("link", { name: "Cookies" }).click();
	await arrived;
	await page.locator("biscotte-consent .busy").getByText(german.busy).waitFor();
	release();
	await layer.getByText(german.bannerTitle).waitFor();
	await status.getByText(german.failed).waitFor();
});
