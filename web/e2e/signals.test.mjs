// What vendors are told, to the letter: before an answer, with it, on the next page, after it is taken back, and where
// the browser has answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent, named } from "./harness/cookies.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { outline } from "./harness/outline.mjs";
import { heldInline, page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import * as snippets from "./harness/snippets.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({
	policy: variant((policy) => {
		three(policy);
		policy.gpc = { refuses: ["media"], lastUpdate: "2026-11-24" };
		policy.signals = [
			{ to: "gtm", event: "consent_known" },
			{
				to: "google", mode: "advanced", waitForUpdate: 500, adsDataRedaction: true, urlPassthrough: true,
				update: { analytics_storage: "statistics", ad_storage: "media", ad_user_data: "media/player", ad_personalization: "media statistics" },
				regions: [{ codes: ["US-CA"], granted: ["analytics_storage"] }],
			},
			{ to: "uet", category: "media" },
			{ to: "clarity", update: { ad_Storage: "media", analytics_Storage: "statistics" } },
			{ to: "meta", category: "media" },
			{ to: "matomo", category: "statistics", hours: 4320 },
			{ to: "matomo", name: "other._paq", mode: "cookie", category: "statistics" },
			{ to: "call", name: "site.consent", known: [[{ media: { "?": "media/player", yes: 1, no: 0 } }]] },
			{ to: "call", name: "declared", start: [["early"]] },
			{ to: "queue", name: "_q", form: "arguments", start: [["start"]], yes: [["yes"]], no: [["no"]], category: "comfort" },
		];
	}),
});
const all = await portal({
	policy: variant((policy) => {
		policy.gpc = { refuses: ["statistics"], lastUpdate: "2026-11-24", dnt: true };
		policy.signals = [{ to: "google", update: { analytics_storage: "statistics" } }];
	}),
});
const { origin, vendor } = here;

const inline = (code) => `<script>${code}</script>`;
const tags = [
	snippets.gtag(), snippets.meta(vendor.script("meta")), snippets.clarity(vendor.script("clarity")),
	snippets.matomo(vendor.script("matomo")), snippets.uet(),
	"window.site = { consent: (what) => (window.told ??= []).push(what) }; function declared(what) { window.heard = what; }",
].map(inline).join("");
const settings = "<button data-consent-open>Cookie settings</button>";
// The vendors' tags are not held here: what is seen is what they would get.
here.pages.set("/", { html: html({ head: tags, body: settings }) });
// Here they are, as they ought to be.
const held = heldInline("media", snippets.meta(vendor.script("meta"))) +
	heldInline("statistics", "window.before = dataLayer.length; " + snippets.gtag());
here.pages.set("/held", { html: html({ body: held }) });
for (const { pages } of [here, all]) pages.set("/plain", { html: html({ body: settings }) });

/** All that the vendors have got, an arguments object as {arguments: […]}. */
const sent = (page) =>
	page.evaluate(() => {
		const plain = (queue) =>
			[...(queue ?? [])].map((item) =>
				Object.prototype.toString.call(item) === "[object Arguments]" ? { arguments: [...item] } : item,
			);
		const { uetq } = window;
		return {
			google: plain(window.dataLayer),
			uet: plain(uetq?.got ?? uetq),
			clarity: plain(window.clarity?.q),
			meta: plain(window.fbq?.queue),
			matomo: plain(window._paq),
			other: plain(window.other?._paq),
			called: window.told ?? [],
			declared: window.heard,
			queue: plain(window._q),
		};
	});

const says = (...args) => ({ arguments: args });
const denied = {
	ad_storage: "denied", ad_user_data: "denied", ad_personalization: "denied", analytics_storage: "denied",
	functionality_storage: "denied", personalization_storage: "denied", security_storage: "granted", wait_for_update: 500,
};
const defaults = [
	says("consent", "default", denied),
	says("consent", "default", { ...denied, analytics_storage: "granted", region: ["US-CA"] }),
	says("set", "ads_data_redaction", true),
	says("set", "url_passthrough", true),
];
const word = (yes) => (yes ? "granted" : "denied");
/** One update and then the tag manager's event. */
const update = ({ statistics, comfort, media }) => [
	says("consent", "update", {
		analytics_storage: word(statistics), ad_storage: word(media), ad_user_data: word(media), ad_personalization: word(media && statistics),
	}),
	{ event: "consent_known", biscotte: { statistics, comfort, media } },
];
const every = { statistics: true, comfort: true, media: true };
const none = { statistics: false, comfort: false, media: false };
const config = says("config", "G-TEST");
const [init, track] = [says("init", "1"), says("track", "PageView")];
const [revoke, grant] = [says("consent", "revoke"), says("consent", "grant")];
const version2 = (ads, analytics) => says("consentv2", { ad_Storage: word(ads), analytics_Storage: word(analytics) });
const uet = (what, ads) => ["consent", what, { ad_storage: word(ads) }];

const before = {
	google: [...defaults, config],
	uet: uet("default", false),
	clarity: [version2(false, false)],
	meta: [revoke, init, track],
	matomo: [["requireConsent"], ["trackPageView"]],
	other: [["requireCookieConsent"]],
	called: [],
	declared: "early",
	queue: [says("start")],
};
const add = (state, more) => Object.fromEntries(Object.entries(state).map(([name, had]) => [name, more[name] ? [...had, ...more[name]] : had]));
const decided = (what) => ({
	google: update(what),
	uet: uet("update", what.media),
	clarity: [version2(what.media, what.statistics)],
	meta: [what.media ? grant : revoke],
	matomo: [what.statistics ? ["rememberConsentGiven", 4320] : ["forgetConsentGiven"]],
	other: [what.statistics ? ["setCookieConsentGiven"] : ["forgetCookieConsentGiven"]],
	called: [{ media: +what.media }],
	queue: [says(what.comfort ? "yes" : "no")],
});
/** The next page of somebody who has granted what; nothing is said there of a no, but where the vendor wants the state. */
const next = (what) => ({
	google: [...defaults, ...update(what), config],
	uet: [...uet("default", false), ...uet("update", what.media)],
	clarity: [version2(false, false), version2(what.media, what.statistics)],
	meta: [revoke, ...(what.media ? [grant] : []), init, track],
	matomo: [["requireConsent"], ...(what.statistics ? [["rememberConsentGiven", 4320]] : []), ["trackPageView"]],
	other: [["requireCookieConsent"], ...(what.statistics ? [["setCookieConsentGiven"]] : [])],
	called: [{ media: +what.media }],
	declared: "early",
	queue: [says("start"), ...(what.comfort ? [says("yes")] : [])],
});

async function open(t, path = "/", options) {
	const visitor = await visit(t, here.chromium, options);
	if (options?.browser) await visitor.context.addInitScript(options.browser);
	await visitor.page.goto((options?.origin ?? origin) + path);
	return visitor;
}

async function decide(visitor, press) {
	const told = await visitor.told("choice");
	await press();
	await told();
}

test("a first page: everything denied, before any command of the vendors' own", async (t) => {
	const { page, layer } = await open(t);
	await layer.waitFor();
	assert.deepEqual(await sent(page), before);
	assert.equal(await page.evaluate(() => Object.keys(window).some((name) => name.startsWith("__tcfapi"))), false);
});

test("a yes to everything, the next page, and the withdrawal there", async (t) => {
	const visitor = await open(t);
	const { page, accept, control, panel } = visitor;
	await decide(visitor, () => accept.click());
	assert.deepEqual(await sent(page), add(before, decided(every)), "one update for one decision");
	await page.reload();
	assert.deepEqual(await sent(page), next(every));
	await page.getByRole("button", { name: "Cookie settings" }).click();
	await decide(visitor, () => control("refuse").click());
	await panel.waitFor({ state: "detached" });
	assert.deepEqual(await sent(page), add(next(every), decided(none)));
	await page.reload();
	assert.deepEqual(await sent(page), next(none));
});

test("a no, and the next page", async (t) => {
	const visitor = await open(t);
	await decide(visitor, () => visitor.refuse.click());
	assert.deepEqual(await sent(visitor.page), add(before, decided(none)));
	await visitor.page.reload();
	assert.deepEqual(await sent(visitor.page), next(none));
});

test("a yes to one category", async (t) => {
	const visitor = await open(t);
	const { page, customise, toggle, control } = visitor;
	await customise.click();
	await toggle("media").click();
	await decide(visitor, () => control("save").click());
	const what = { ...none, media: true };
	assert.deepEqual(await sent(page), add(before, decided(what)));
	await page.reload();
	assert.deepEqual(await sent(page), next(what));
});

test("what the gate lets go finds everything said already", async (t) => {
	const visitor = await open(t, "/held");
	await visitor.layer.waitFor();
	assert.equal(await visitor.page.evaluate(() => window.fbq), undefined);
	await decide(visitor, () => visitor.accept.click());
	await visitor.page.waitForFunction(() => window.before && window._fbq);
	const found = await sent(visitor.page);
	assert.deepEqual(found.google, [...defaults, ...update(every), config]);
	assert.equal(await visitor.page.evaluate(() => window.before), defaults.length + 2);
	assert.deepEqual(found.meta, [revoke, grant, init, track]);
	await visitor.page.reload();
	await visitor.page.waitForFunction(() => window.before && window._fbq);
	const again = await sent(visitor.page);
	assert.deepEqual(again.google, [...defaults, ...update(every), config]);
	assert.deepEqual(again.meta, [revoke, grant, init, track]);
});

test("a page without any of the vendors: queues that wait, and no function that is not there", async (t) => {
	const visitor = await open(t, "/plain");
	await decide(visitor, () => visitor.accept.click());
	assert.deepEqual(await visitor.page.evaluate(() => [typeof window.fbq, typeof window.clarity, typeof window.site]), ["undefined", "undefined", "undefined"]);
	assert.deepEqual((await sent(visitor.page)).google, [...defaults, ...update(every)]);
});

const gpc = () => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true, configurable: true });
const dnt = () => Object.defineProperty(Navigator.prototype, "doNotTrack", { get: () => "1", configurable: true });
const line = "Your browser’s privacy signal is honoured. Off because of it: media.";

test("GPC where something else is open: asked, the line is there, nothing is written or granted (AC-11)", async (t) => {
	const visitor = await open(t, "/", { browser: gpc });
	const { page, layer, context, handedOver } = visitor;
	await layer.getByText(line).waitFor();
	assert.deepEqual(await sent(page), before);
	assert.deepEqual(await named(context, "eu-consent"), []);
	assert.equal(await page.evaluate(() => window.biscotte.allowed("media")), false);
	await handedOver();
	await layer.getByText(line).waitFor();
	await visitor.customise.click();
	await visitor.panel.getByText(line).waitFor();
	assert.equal(await visitor.toggle("media").isChecked(), false);
	await visitor.toggle("statistics").click();
	await decide(visitor, () => visitor.control("save").click());
	const what = { ...none, statistics: true };
	assert.deepEqual(await sent(page), add(before, decided(what)));
});

test("GPC on a small phone: the line is seen at once", async (t) => {
	const { page, layer } = await open(t, "/", { browser: gpc, viewport: { width: 320, height: 568 } });
	await layer.getByText(line).waitFor();
	// The component may take the layer over between two questions about it.
	assert.ok(await page.evaluate(() => {
		const root = document.querySelector("biscotte-consent").shadowRoot;
		const line = root.querySelector(".signal");
		const { left, top, bottom } = line.getBoundingClientRect();
		return [top + 8, bottom - 8].every((y) => root.elementFromPoint(left + 30, y) === line);
	}));
});

test("GPC and an explicit yes: the yes counts, and no line says otherwise", async (t) => {
	const visitor = await open(t, "/", { browser: gpc });
	await decide(visitor, () => visitor.accept.click());
	assert.deepEqual(await sent(visitor.page), add(before, decided(every)));
	await visitor.page.reload();
	assert.deepEqual(await sent(visitor.page), next(every));
	await visitor.page.getByRole("button", { name: "Cookie settings" }).click();
	await visitor.panel.waitFor();
	assert.equal(await visitor.panel.locator(".signal").count(), 0);
});

for (const [name, browser] of [["with GPC", gpc], ["without", () => {}]]) {
	test(`the loader and the component draw the same, ${name}`, async (t) => {
		const { page, context, layer, handedOver } = await visit(t, here.chromium);
		await context.addInitScript(browser);
		const { arrived, release } = await hold(page, wasm);
		await page.goto(origin + "/plain");
		await layer.waitFor();
		const painted = await outline(layer);
		await arrived;
		release();
		await handedOver();
		assert.deepEqual(await outline(page.locator("biscotte-consent .full .banner")), painted);
	});
}

test("no GPC: the line is not shown", async (t) => {
	const { page, layer, handedOver } = await open(t);
	await layer.waitFor();
	assert.equal(await layer.locator(".signal").isVisible(), false);
	await handedOver();
	assert.equal(await layer.locator(".signal").isVisible(), false);
	assert.equal(await page.evaluate(() => "globalPrivacyControl" in navigator && navigator.globalPrivacyControl), false);
});

for (const [name, browser] of [["GPC", gpc], ["Do Not Track, where the policy takes it for a signal", dnt]]) {
	test(`${name} has answered everything: no banner, no cookie, the panel within reach`, async (t) => {
		const visitor = await open(t, "/plain", { browser, origin: all.origin });
		const { page, context, layer, panel, toggle, control } = visitor;
		await page.waitForLoadState("networkidle");
		assert.equal(await layer.count(), 0);
		assert.deepEqual(await named(context, "eu-consent"), []);
		assert.deepEqual((await sent(page)).google, [says("consent", "default", { ...denied, wait_for_update: undefined })].map(drop));
		await page.getByRole("button", { name: "Cookie settings" }).click();
		await panel.getByText("privacy signal is honoured").waitFor();
		await page.keyboard.press("Escape");
		await panel.waitFor({ state: "detached" });
		assert.equal(await layer.count(), 0);
		assert.deepEqual(await named(context, "eu-consent"), []);
		await page.getByRole("button", { name: "Cookie settings" }).click();
		await toggle("statistics").click();
		await decide(visitor, () => control("save").click());
		assert.deepEqual((await consent(context)).answers, { statistics: true });
		await page.reload();
		assert.deepEqual((await sent(page)).google[1], says("consent", "update", { analytics_storage: "granted" }));
	});
}

for (const value of ["1", 1, "true", false, null]) {
	test(`${JSON.stringify(value)} is no signal`, async (t) => {
		const visitor = await visit(t, here.chromium);
		await visitor.context.addInitScript((value) => {
			Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => value });
		}, value);
		await visitor.page.goto(all.origin + "/plain");
		await visitor.layer.waitFor();
	});
}

test("Do Not Track alone, where the policy says nothing of it, is no signal", async (t) => {
	const { layer } = await open(t, "/plain", { browser: dnt });
	await layer.waitFor();
	assert.equal(await layer.locator(".signal").isVisible(), false);
});

test("the site says at the place for it that it obeys the signal", async () => {
	const answer = await fetch(here.server + ".well-known/gpc.json");
	assert.equal(answer.headers.get("content-type"), "application/json");
	assert.deepEqual(await answer.json(), { gpc: true, lastUpdate: "2026-11-24" });
});

test("a tag in the body, after the vendors': what can still be said in time is said", async (t) => {
	here.pages.set("/late", { html: html({ tag: "", body: inline("function declared(what) { window.heard = what; }") + script() }) });
	const { page, layer } = await open(t, "/late");
	await layer.waitFor();
	assert.equal(await page.evaluate(() => window.heard), "early");
});

function drop(/** @type {any} */ { arguments: [a, b, { wait_for_update, ...rest }] }) {
	return says(a, b, rest);
}
