// A visit with WebKit, Safari's engine: what the other tests show in detail with Chromium holds in another engine.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { consent, named } from "../harness/cookies.mjs";
import { everywhere } from "../harness/languages.mjs";
import { phrases } from "../harness/phrases.mjs";
import { variant } from "../harness/policies.mjs";
import { portal } from "../harness/site.mjs";
import { shadow } from "./shadow.mjs";
import { until } from "./until.mjs";
import { webkit } from "./webkit.mjs";

const browser = await webkit();
after(browser.stop);
const { server: demo } = await portal();

/** A visitor on the demo's first page. */
async function visit(t) {
	const visitor = await browser.visitor();
	t.after(visitor.close);
	await visitor.goto(demo);
	return { visitor, ...shadow(visitor) };
}

const counter = (visitor) => visitor.evaluate(() => document.querySelector(".count").textContent);
const measured = (visitor) => until("the visit is counted", async () => (await counter(visitor)) === "Visits counted: 1");
const uncounted = "This visit has not been counted";

for (const [button, yes] of [["refuse", false], ["accept", true]]) {
	test(`${button}: written, obeyed, remembered`, async (t) => {
		const { visitor, press, gone, property } = await visit(t);
		await press(`.banner [data-do=${button}]`);
		await gone(".banner");
		assert.deepEqual((await consent(visitor)).answers, { statistics: yes });
		if (yes) await measured(visitor);
		else assert.equal(await counter(visitor), uncounted);
		assert.equal((await named(visitor, "_pk_id.1.demo")).length, yes ? 1 : 0);

		await visitor.reload();
		if (yes) await measured(visitor);
		else assert.equal(await counter(visitor), uncounted);
		assert.equal(await property(".banner", "lang"), null, "nothing is asked");
		const loaded = () => performance.getEntriesByType("resource").map(({ name }) => name);
		const urls = await visitor.evaluate(loaded);
		assert.ok(urls.some((url) => url.endsWith("/consent.js")), "requests are seen");
		assert.deepEqual(urls.filter((url) => url.endsWith(".wasm")), [], "no wasm for a visitor who has answered");
	});
}

test("the component's panel: the switch of the statistics, saved", async (t) => {
	const { visitor, press, appears, gone, property } = await visit(t);
	const toggle = "dialog.panel [data-category=statistics]";
	await appears(".full .banner");
	await press(".banner [data-do=customise]");
	await appears(toggle);
	assert.equal(await property(toggle, "checked"), false);
	await press(toggle);
	assert.equal(await property(toggle, "checked"), true);
	await press("dialog.panel [data-do=save]");
	await gone("dialog.panel");
	await gone(".banner");
	assert.deepEqual((await consent(visitor)).answers, { statistics: true });
	await measured(visitor);
});

test("a language, picked in the banner", async (t) => {
	const { visitor, press, appears, property } = await visit(t);
	await appears(".full .banner");
	await press(".banner [data-do=language] option[value=fr]");
	await appears(".banner[lang=fr]");
	assert.ok((await property(".banner", "textContent")).includes(phrases("fr").bannerTitle));
	assert.deepEqual((await named(visitor, "django_language")).map(({ value }) => value), ["fr"]);
});

test("a language that consent.js does not carry", async (t) => {
	const { server } = await portal({ policy: variant((policy) => everywhere(policy)) });
	const visitor = await browser.visitor();
	t.after(visitor.close);
	const { appears, property } = shadow(visitor);
	await visitor.goto(server);
	await visitor.evaluate(() => (document.cookie = "django_language=de"));
	await visitor.reload();
	await appears(".banner[lang=de]");
	assert.ok((await property(".banner", "textContent")).includes(phrases("de").bannerTitle));
	const urls = await visitor.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
	assert.equal(urls.filter((url) => url.endsWith(".de.js")).length, 1);
});
