// A visit with Firefox: what the other tests show in detail with Chromium holds in another engine.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { firefox } from "playwright-core";
import { consent, named } from "../harness/cookies.mjs";
import { views, wasm } from "../harness/hold.mjs";
import { everywhere } from "../harness/languages.mjs";
import { page as html } from "../harness/page.mjs";
import { phrases } from "../harness/phrases.mjs";
import { three, variant } from "../harness/policies.mjs";
import { portal } from "../harness/site.mjs";
import { visit } from "../harness/visit.mjs";
import { program } from "./program.mjs";

const executablePath = program("/usr/bin/firefox-esr", "firefox-esr", "BISCOTTE_FIREFOX");
// The channel speaks WebDriver BiDi, so that it is Debian's Firefox and not one that Playwright has changed.
const browser = await firefox.launch({ channel: "moz-firefox", executablePath });
after(() => browser.close());
const { server: demo } = await portal();

const measured = (page) => page.getByText("Visits counted: 1").waitFor();
const uncounted = (page) => page.getByText("This visit has not been counted").waitFor();

for (const [button, yes] of [["refuse", false], ["accept", true]]) {
	test(`${button}: written, obeyed, remembered`, async (t) => {
		const { page, context, layer, asked, ...controls } = await visit(t, browser);
		await page.goto(demo);
		await controls[button].click();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: yes });
		await (yes ? measured : uncounted)(page);
		assert.equal((await named(context, "_pk_id.1.demo")).length, yes ? 1 : 0);

		const before = asked(wasm).length;
		await page.reload();
		await (yes ? measured : uncounted)(page);
		assert.equal(await layer.count(), 0, "nothing is asked");
		assert.equal(asked(wasm).length, before, "no wasm for a visitor who has answered");
		assert.equal(asked(/measure\.js/).length, yes ? 2 : 0);
	});
}

test("the component's panel: the switch of the statistics, saved", async (t) => {
	const { page, context, layer, panel, customise, toggle, control, handedOver } = await visit(t, browser);
	await page.goto(demo);
	await handedOver();
	await customise.click();
	await panel.waitFor();
	assert.equal(await toggle("statistics").isChecked(), false);
	await toggle("statistics").click();
	assert.equal(await toggle("statistics").isChecked(), true);
	await control("save").click();
	await panel.waitFor({ state: "detached" });
	assert.equal(await layer.count(), 0);
	assert.deepEqual((await consent(context)).answers, { statistics: true });
	await measured(page);
});

test("a language, picked in the banner", async (t) => {
	const { page, context, layer, language, handedOver } = await visit(t, browser);
	await page.goto(demo);
	await handedOver();
	await language.selectOption("fr");
	await layer.getByText(phrases("fr").bannerTitle).waitFor();
	assert.equal(await layer.getAttribute("lang"), "fr");
	assert.deepEqual((await named(context, "django_language")).map(({ value }) => value), ["fr"]);
});

test("a language that consent.js does not carry", async (t) => {
	const { server } = await portal({ policy: variant((policy) => everywhere(policy)) });
	const { page, context, layer, asked } = await visit(t, browser);
	await context.addCookies([{ name: "django_language", value: "de", url: server }]);
	await page.goto(server);
	await layer.getByText(phrases("de").bannerTitle).waitFor();
	assert.equal(asked(/\.de\.js$/).length, 1);
});

// Firefox has everything fail that is on its way when a page is left, before the page hears of that.
test("who leaves while something is on its way is told of no failure", async (t) => {
	const here = await portal({ policy: variant(three) });
	const origin = `http://127.0.0.1:${here.port}`;
	here.pages.set("/", { html: html({ body: '<video data-consent="media/player" data-src="/film" width="300"></video>' }) });
	here.pages.set("/next", { html: html({ tag: "" }) });
	here.silent.push(views);
	const { page } = await visit(t, browser);
	const asked = page.waitForRequest(views);
	await page.goto(origin + "/");
	await asked;
	await page.goto(origin + "/next");
});
