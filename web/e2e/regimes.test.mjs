// What the law of the visitor's region changes: what runs before an answer, what is asked, and how to object. The region
// comes from the tag or from a header field that the site's network sets; where nobody knows it, everything is asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent, inDays } from "./harness/cookies.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { held, page as html, script } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const policy = variant((policy) => {
	three(policy);
	policy.gpc = { refuses: ["media"], lastUpdate: "2026-11-24" };
	policy.regimes = [
		{ id: "uk", kind: "opt-in", regions: ["GB"], exceptions: { statistics: "statistics", comfort: "appearance" } },
		{ id: "us", kind: "opt-out", regions: ["US"] },
		{ id: "mexico", kind: "notice", regions: ["MX"] },
	];
});
const here = await site({ policy });
const told = await portal({ policy, flags: ["--region-header", "CF-IPCountry"] });
const { vendor } = here;
const words = phrases("en");
const all = ["statistics", "comfort", "media"];
const body = all.map((id) => held(id, vendor.script(id))).join("");
const foot = "<footer><span data-consent-choices></span></footer>";
for (const region of ["", "XX", "GB", "US", "US-CA", "MX", "FR"]) {
	const tag = script("/consent.js", `data-region="${region}"`);
	here.pages.set("/" + region, { html: html({ tag, body }) });
	here.pages.set("/foot/" + region, { html: html({ tag, body: body + foot }) });
}
told.pages.set("/", { html: html({ body }) });
told.pages.set("/foot/", { html: html({ body: body + foot }) });
told.pages.set("/FR", { html: html({ body, tag: script("/consent.js", 'data-region="FR"') }) });
const gpc = () => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true, configurable: true });

/** The cookie of somebody who has accepted everything in the United Kingdom. */
const accepted = await (async () => {
	const context = await here.chromium.newContext();
	const page = await context.newPage();
	await page.goto(here.origin + "/GB");
	await page.waitForFunction(() => window.biscotte?.version);
	await page.evaluate(() => window.biscotte.accept());
	const { cookie } = await consent(context);
	await context.close();
	return cookie.value;
})();

/** The two ways of knowing a visitor's region. */
const ways = {
	"by the tag": async (t, region, path = "/") => {
		const visitor = await visit(t, here.chromium);
		return { ...visitor, url: here.origin + path + region, origin: here.origin };
	},
	"by the network": async (t, region, path = "/") => {
		const visitor = await visit(t, here.chromium, { extraHTTPHeaders: region ? { "CF-IPCountry": region.slice(0, 2) } : {} });
		return { ...visitor, url: told.origin + path, origin: told.origin };
	},
};

/** A visitor from somewhere, on the page; prepare is called before. */
async function come(t, way, region, { path = "/", prepare = async () => {}, withComponent = false } = {}) {
	vendor.asked.length = 0;
	const visitor = await ways[way](t, region, path);
	const { page } = visitor;
	if (!withComponent) await hold(page, wasm);
	await prepare(visitor);
	await page.goto(visitor.url);
	const corner = page.locator("biscotte-choices section");
	return { ...visitor, corner, footer: page.locator("[data-consent-choices]") };
}

const quiet = (page) => page.waitForLoadState("networkidle");

for (const [name, value] of [["exempt", true], ["optOut", true], ["player", true]]) {
	test(`${name} on Object.prototype, as a parser of addresses may put it there: what a region asks first waits`, async (t) => {
		const { page, layer } = await come(t, "by the tag", "GB", { prepare: ({ page }) => page.addInitScript(([name, value]) => (Object.prototype[name] = value), [name, value]) });
		await layer.waitFor();
		await page.evaluate(() => window.biscotte.refuse());
		const answers = await page.evaluate(() => ["statistics", "comfort", "media", "media/player"].map(window.biscotte.allowed));
		assert.deepEqual(answers, [false, false, false, false]);
		assert.ok(!vendor.asked.includes("media"), "what may run in Britain before an answer has, and nothing else");
	});
}

for (const way of Object.keys(ways)) {
	test(`${way}: the United Kingdom, statistics and appearance run, and can be objected to`, async (t) => {
		const { page, context, layer, refuse, corner, origin } = await come(t, way, "GB");
		await layer.waitFor();
		assert.deepEqual(await ran(page, 2), ["statistics", "comfort"]);
		const said = await layer.locator(".purposes li").allInnerTexts();
		assert.deepEqual(said.map((text) => text.includes(words.untilObjection)), [false, true, true, false]);
		assert.equal(await corner.count(), 0, "the banner has the way to object");
		await refuse.click();
		await corner.waitFor();
		assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
		await page.reload();
		await corner.waitFor();
		await quiet(page);
		assert.deepEqual(vendor.asked, ["statistics", "comfort"], "nothing since");
		assert.equal(await layer.count(), 0);
		await context.clearCookies();
		// Media alone is answered: the rest goes on until it is objected to.
		await context.addCookies([{ name: "eu-consent", value: accepted.replace(/statistics:\w+:\w+\.comfort:\w+:\w+\./, ""), url: origin }]);
		await page.reload();
		await corner.waitFor();
		assert.equal(await layer.count(), 0);
		assert.equal(await corner.locator("[role=status]").innerText(), words.inUse.replace("{purposes}", "Statistics and comfort"));
		assert.deepEqual(await ran(page, 3), ["statistics", "comfort", "media"]);
		await corner.locator("button").click();
		await corner.locator("button").waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: true });
		vendor.asked.length = 0;
		await page.reload();
		await corner.waitFor();
		await quiet(page);
		assert.deepEqual(vendor.asked, ["media"], "what was granted stays");
	});

	test(`${way}: California, nothing is asked, and the link is there`, async (t) => {
		const { page, context, layer, panel, control, corner } = await come(t, way, "US-CA", { withComponent: true });
		assert.deepEqual(await ran(page, 3), all);
		await corner.waitFor();
		assert.equal((await corner.innerText()).trim(), "Your Privacy Choices");
		assert.equal(await corner.locator("svg").count(), 1);
		await quiet(page);
		assert.equal(await layer.count(), 0);
		await corner.locator("a").click();
		await panel.waitFor();
		assert.equal(await panel.locator("h2").innerText(), "Your Privacy Choices");
		assert.equal(await panel.locator(".intro").innerText(), words.panelObjection);
		await control("refuse").click();
		await panel.waitFor({ state: "detached" });
		const { answers, cookie } = await consent(context);
		assert.deepEqual(answers, { statistics: false, comfort: false, media: false });
		assert.ok(cookie.expires > inDays(399), "an objection is kept for as long as browsers keep it");
		vendor.asked.length = 0;
		await page.reload();
		await corner.waitFor();
		await quiet(page);
		assert.deepEqual(vendor.asked, []);
		assert.equal(await layer.count(), 0, "nobody is asked again");
	});

	test(`${way}: California, with Global Privacy Control`, async (t) => {
		const { page, context, layer, panel, toggle, footer, corner } = await come(t, way, "US", {
			path: "/foot/", withComponent: true, prepare: ({ context }) => context.addInitScript(gpc),
		});
		assert.deepEqual(await ran(page, 2), ["statistics", "comfort"]);
		await footer.locator("a").waitFor();
		assert.match(await footer.locator("[role=status]").innerText(), /privacy signal is honoured.* media/);
		assert.equal(await footer.locator("a").innerText(), "Your Privacy Choices ");
		await quiet(page);
		assert.deepEqual(vendor.asked, ["statistics", "comfort"], "what the signal refuses has never been asked for");
		assert.equal(await layer.count(), 0, "no interstitial");
		assert.equal(await corner.count(), 0, "the page has a place for it");
		assert.deepEqual(await context.cookies(page.url()), [], "a signal is no answer of the visitor's");
		await footer.locator("a").click();
		await panel.waitFor();
		assert.match(await panel.locator(".signal").innerText(), /media/);
		const states = await Promise.all(all.map((id) => toggle(id).isChecked()));
		assert.deepEqual(states, [true, true, false]);
	});

	test(`${way}: Mexico, the visitor is told, and everything runs meanwhile`, async (t) => {
		const { page, layer, accept, corner } = await come(t, way, "MX");
		await layer.waitFor();
		assert.deepEqual(await ran(page, 3), all);
		assert.equal(await layer.locator(".intro").innerText(), words.noticeIntro.replace("{controller}", "Opendatasoft"));
		await accept.click();
		await layer.waitFor({ state: "detached" });
		await corner.waitFor();
		await page.reload();
		await corner.waitFor();
		assert.deepEqual(await ran(page, 3), all);
		assert.equal(await layer.count(), 0);
	});

	test(`${way}: Mexico, refused`, async (t) => {
		const { page, layer, refuse, corner } = await come(t, way, "MX");
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		vendor.asked.length = 0;
		await page.reload();
		await corner.waitFor();
		await quiet(page);
		assert.deepEqual(vendor.asked, []);
	});

	for (const region of ["FR", "", "XX"]) {
		test(`${way}: ${region || "nowhere"}, the strictest`, async (t) => {
			const { page, layer, corner, footer, refuse } = await come(t, way, region, { path: "/foot/", withComponent: true });
			await layer.waitFor();
			await quiet(page);
			assert.deepEqual(vendor.asked, []);
			assert.equal(await layer.locator(".purposes", { hasText: words.untilObjection }).count(), 0);
			await refuse.click();
			await layer.waitFor({ state: "detached" });
			await page.reload();
			await quiet(page);
			assert.deepEqual(vendor.asked, []);
			assert.equal(await corner.count() + await footer.locator("a").count(), 0);
		});
	}

	test(`${way}: an objection outlives what was agreed to`, async (t) => {
		const { page, layer, corner, context } = await come(t, way, "GB", {
			withComponent: true,
			prepare: async ({ context, origin }) => {
				const value = accepted.replace(/^1\.\d+\./, `1.${inDays(-200)}.`).replace("statistics:true", "statistics:false");
				await context.addCookies([{ name: "eu-consent", value, url: origin }]);
			},
		});
		await layer.waitFor();
		await quiet(page);
		assert.deepEqual(vendor.asked, ["comfort"], "statistics are still objected to, media are asked again");
		assert.equal(await corner.count(), 0);
		assert.equal((await layer.locator(".purposes li").allInnerTexts()).length, 1);
		await layer.locator("[data-do=accept]").click();
		await corner.waitFor();
		const { answers, time } = await consent(context);
		assert.deepEqual(answers, { statistics: false, comfort: true, media: true });
		assert.ok(time > inDays(-1), "what has been agreed to now counts from now");
	});
}

test("a yes where none is needed is none where one is", async (t) => {
	const { page, context, layer, corner } = await come(t, "by the tag", "US", { withComponent: true });
	await corner.waitFor();
	await page.evaluate(() => window.biscotte.accept());
	await page.waitForFunction(() => window.biscotte.choice);
	assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: true, media: true });
	vendor.asked.length = 0;
	await page.goto(here.origin + "/FR");
	await layer.waitFor();
	await quiet(page);
	assert.deepEqual(vendor.asked, []);
});

test("a no is a no wherever the visitor goes", async (t) => {
	const { page, layer, refuse, corner } = await come(t, "by the tag", "FR", { withComponent: true });
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	for (const region of ["US", "MX", "GB"]) {
		await page.goto(here.origin + "/" + region);
		await corner.waitFor();
		await quiet(page);
		assert.deepEqual(vendor.asked, [], region);
		assert.equal(await layer.count(), 0, region);
	}
});

test("what the page says counts for more than what the network does", async (t) => {
	vendor.asked.length = 0;
	const { page, layer } = await visit(t, here.chromium, { extraHTTPHeaders: { "CF-IPCountry": "US" } });
	await page.goto(told.origin + "/FR");
	await layer.waitFor();
	await quiet(page);
	assert.deepEqual(vendor.asked, []);
});

test("where the rules of a region cannot be had, they are the strictest", async (t) => {
	vendor.asked.length = 0;
	const { page, layer } = await visit(t, here.chromium, { expected: [/biscotte: a\/us\..*connect-src/, /ERR_FAILED/] });
	await page.route(/\/a\/us\.[^/]*\.json$/, (route) => route.abort());
	await page.goto(here.origin + "/US");
	await layer.waitFor();
	await quiet(page);
	assert.deepEqual(vendor.asked, []);
});

test("a foot that the page draws later, and again", async (t) => {
	const { page, corner } = await come(t, "by the tag", "US");
	await corner.waitFor();
	await page.evaluate(() => {
		document.body.insertAdjacentHTML("beforeend", "<footer><span data-consent-choices></span></footer>");
	});
	const link = page.locator("footer [data-consent-open]");
	await link.waitFor();
	await corner.waitFor({ state: "detached" });
	await page.evaluate(() => document.querySelector("[data-consent-choices]").replaceChildren());
	await link.waitFor();
});

test("the page calls us before the rules of its region are there", async (t) => {
	const { page } = await visit(t, here.chromium);
	await hold(page, wasm);
	const early = "<script>(window.biscotte ||= []).push((biscotte) => (window.early = biscotte.allowed('statistics')))</script>";
	here.pages.set("/early", { html: html({ tag: script("/consent.js", 'data-region="US"') + early, body }) });
	await page.goto(here.origin + "/early");
	await page.waitForFunction(() => window.early !== undefined);
	assert.equal(await page.evaluate(() => window.early), true);
});
