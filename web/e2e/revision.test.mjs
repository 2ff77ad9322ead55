// A visitor who has answered and comes back when the policy has changed: asked about the difference alone, and told what
// it is; not asked where it is a typo.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, consent } from "./harness/cookies.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { held, page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { revision, three, variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const first = variant((policy) => (three(policy), delete policy.languageCookie.reload));
const say = (text) => ({ en: text, fr: text + " (fr)", es: text + " (es)" });
const named = { en: "heat", fr: "heat (fr)", es: "heat (es)" };
const second = revision(first, (policy) => {
	policy.categories[2].services.push({
		id: "heat", provider: "tube", function: say("heat"), location: say("everywhere"), cookies: [],
	});
});
const typo = revision(first, (policy) => (policy.categories[2].summary.en = "What comfort is for."), ["comfort"]);

const was = await site({ policy: first });
const now = await portal({ policy: second });
const mended = await portal({ policy: typo });
const unnoted = await portal({ policy: variant((policy) => (three(policy), (policy.categories[2].summary = say("Another purpose")))) });
const { vendor } = was;
const wanted = ["statistics", "comfort/comfort-maps", "comfort/heat", "comfort", "media"];
const scripts = wanted.map((what) => held(what, vendor.script(what))).join("");
for (const { pages } of [was, now, mended, unnoted]) {
	pages.set("/", { html: html({ body: scripts + '<button data-consent-open>Cookie settings</button>' }) });
}

/** A visitor who has answered the first revision by pressing a button, and has spoken a language. */
async function answer(t, what, lang = "en") {
	const visitor = await visit(t, was.chromium, { expected: [/no service "heat"/] });
	await visitor.context.addCookies([{ name: "django_language", value: lang, url: was.origin }]);
	await hold(visitor.page, wasm);
	await visitor.page.goto(was.origin + "/");
	await visitor[what].click();
	await visitor.layer.waitFor({ state: "detached" });
	vendor.asked.length = 0;
	return { ...visitor, before: await consent(visitor.context) };
}

/** What the banner says: its title, its purposes, and the labels of its buttons. */
const said = async ({ layer }) => ({
	title: await layer.locator("h2").innerText(),
	purposes: await layer.locator(".purposes li").allInnerTexts(),
	buttons: await layer.locator(".actions button").allInnerTexts(),
});

const oneLine = (text) => text.replace(/\s+/g, " ");

for (const lang of ["en", "fr", "es"]) {
	test(`one new service: asked about that, and told so, in ${lang}`, async (t) => {
		const visitor = await answer(t, "accept", lang);
		const { page, layer, context, before } = visitor;
		const words = phrases(lang);
		await page.goto(now.origin + "/");
		await layer.waitFor();
		const { title, purposes, buttons } = await said(visitor);
		assert.equal(title, words.newsTitle);
		const summary = { en: "What comfort is for", fr: "What comfort is for (fr)", es: "What comfort is for (es)" }[lang];
		const name = { en: "comfort", fr: "comfort (fr)", es: "comfort (es)" }[lang];
		assert.deepEqual(purposes.map(oneLine), [`${name} ${words.newServices.replace("{services}", named[lang])} ${summary}`.replace(/\s+/g, " ")]);
		assert.deepEqual(buttons, [words.acceptNews, words.refuseNews, words.customise]);
		assert.match(await layer.locator(".intro").innerText(), /^Opendatasoft /);
		assert.deepEqual(await ran(page, 3), ["statistics", "comfort/comfort-maps", "media"], "what was answered holds");
		await visitor.accept.click();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual(await ran(page, 5), ["statistics", "comfort/comfort-maps", "media", "comfort/heat", "comfort"]);
		const after = await consent(context);
		assert.deepEqual(after.answers, { statistics: true, comfort: true, media: true });
		assert.equal(after.time, before.time + 1, "nothing lives longer for that");
		await page.reload();
		await page.waitForLoadState("networkidle");
		assert.equal(await layer.count(), 0);
	});
}

test("refusing the new service leaves everything else as it was", async (t) => {
	const { page, layer, refuse, context } = await answer(t, "accept");
	await page.goto(now.origin + "/");
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual(await ran(page, 4), ["statistics", "comfort/comfort-maps", "media", "comfort"]);
	const { answers, cookie } = await consent(context);
	assert.deepEqual(answers, { statistics: true, comfort: true, media: true });
	assert.match(cookie.value, /\.~heat:false$/);
});

test("accepting the new service grants nothing that was refused", async (t) => {
	const { page, layer, accept, context } = await answer(t, "refuse");
	await page.goto(now.origin + "/");
	await accept.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual(await ran(page, 1), ["comfort/heat"]);
	await page.waitForLoadState("networkidle");
	assert.deepEqual(vendor.asked, ["comfort/heat"]);
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
});

test("a typo that was mended asks nobody", async (t) => {
	const { page, layer, asked } = await answer(t, "accept");
	await page.goto(mended.origin + "/");
	assert.deepEqual(await ran(page, 4), ["statistics", "comfort/comfort-maps", "comfort", "media"]);
	await page.waitForLoadState("networkidle");
	assert.equal(await layer.count(), 0);
	assert.deepEqual(asked(/again/), []);
});

test("without a history, what has changed is named, and nothing else is asked", async (t) => {
	const visitor = await answer(t, "accept");
	const { page, layer, refuse, context } = visitor;
	await page.goto(unnoted.origin + "/");
	await layer.waitFor();
	assert.deepEqual((await said(visitor)).purposes.map(oneLine), ["comfort This has changed. Another purpose"]);
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: false, media: true });
});

for (const lang of ["en", "fr", "es"]) {
	test(`the component takes over the same banner, and the panel marks what is new, in ${lang}`, async (t) => {
		const visitor = await answer(t, "accept", lang);
		const { page, layer, panel, customise, handedOver, toggle, apart, control, context } = visitor;
		const words = phrases(lang);
		await page.unroute(wasm);
		const component = await hold(page, wasm);
		await page.goto(now.origin + "/");
		await layer.waitFor();
		const before = await said(visitor);
		const drawn = await layer.evaluate((element) => element.outerHTML);
		component.release();
		await handedOver();
		assert.deepEqual(await said(visitor), before);
		assert.equal((await layer.innerHTML()).replace(/<[^>]*>/g, ""), drawn.replace(/<[^>]*>/g, ""));
		await customise.click();
		await panel.waitFor();
		assert.deepEqual(await panel.locator(".category > .news").allInnerTexts(), [words.newServices.replace("{services}", named[lang])]);
		assert.deepEqual(await panel.locator(".service > .news").allTextContents(), [words.newMark]);
		const states = () => Promise.all(["statistics", "comfort", "media"].map((id) => toggle(id).isChecked()));
		assert.deepEqual(await states(), [true, true, true]);
		assert.equal(await toggle("comfort").evaluate((box) => box.indeterminate), true, "the new one is off");
		await panel.locator("details:has([data-service=heat]) summary").click();
		assert.equal(await apart("heat").isChecked(), false);
		await control("save").click();
		await panel.waitFor({ state: "detached" });
		assert.match((await consent(context)).cookie.value, /comfort:true:[a-z0-9]+\.media:true:[a-z0-9]+\.~heat:false$/);
	});
}

test("in another language the banner still asks about the difference alone", async (t) => {
	const visitor = await answer(t, "accept");
	const { page, layer, language } = visitor;
	await page.goto(now.origin + "/");
	await layer.waitFor();
	await language.selectOption("fr");
	await layer.locator("h2", { hasText: phrases("fr").newsTitle }).waitFor();
	assert.equal((await said(visitor)).purposes.length, 1);
});

test("the page's own buttons answer everything, as they say", async (t) => {
	const { page, layer, context } = await answer(t, "refuse");
	await page.goto(now.origin + "/");
	await layer.waitFor();
	await page.evaluate(() => window.biscotte.accept());
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: true, media: true });
});

test("a minor change is no answer to something else", async (t) => {
	const visitor = await visit(t, was.chromium, { expected: [/no service "heat"/] });
	const { page, context, layer } = visitor;
	await context.addCookies([{
		name: "eu-consent", url: was.origin,
		value: answered({ statistics: "zzzzzz", comfort: "zzzzzz", media: "zzzzzz" }, { statistics: true, comfort: true, media: true }),
	}]);
	await hold(page, wasm);
	vendor.asked.length = 0;
	await page.goto(mended.origin + "/");
	await layer.waitFor();
	assert.equal((await said(visitor)).purposes.length, 3);
	assert.deepEqual(vendor.asked, []);
});
