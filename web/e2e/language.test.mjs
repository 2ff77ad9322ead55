// The language picker: drawn again at once, the site's own cookie written as the site would, the page told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inDays, named } from "./harness/cookies.mjs";
import { wasm } from "./harness/hold.mjs";
import { https } from "./harness/https.mjs";
import { page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const french = phrases("fr");
const still = (/** @type {object} */ attributes) =>
	variant((policy) => {
		policy.languageCookie = { ...policy.languageCookie, reload: false, ...attributes };
	});
const here = await site({ policy: still({}) });
here.pages.set("/", { html: html() });

/** A page whose banner is the loader's or the component's. */
async function come(t, { origin = here.origin, stage = "loader", options = {} } = {}) {
	const visitor = await visit(t, here.chromium, options);
	if (stage === "loader") await visitor.page.route(wasm, () => {});
	await visitor.page.goto(origin + "/");
	if (stage === "component") await visitor.handedOver();
	return visitor;
}

for (const stage of ["loader", "component"]) {
	test(`picking French in the ${stage}'s banner`, async (t) => {
		const { page, context, layer, language, accept, told } = await come(t, { stage });
		const event = await told("language");
		await page.evaluate(() => (window.same = true));
		await language.selectOption("fr");
		assert.deepEqual(await event(), { language: "fr" });
		assert.equal(await accept.innerText(), french.accept);
		assert.equal(await layer.getAttribute("lang"), "fr");
		assert.equal(await language.inputValue(), "fr");
		assert.equal(await page.evaluate(() => window.biscotte.language), "fr");
		const [cookie, ...twins] = await named(context, "django_language");
		assert.deepEqual(twins, []);
		assert.deepEqual([cookie.value, cookie.domain, cookie.path, cookie.expires], ["fr", "portal.test", "/", -1]);
		assert.deepEqual([cookie.httpOnly, cookie.secure], [false, false]);
		assert.equal(await page.evaluate(() => window.same), true, "the page is not loaded again");
		await page.reload();
		await layer.getByText(french.bannerTitle).waitFor();
		const back = await told("language");
		await language.selectOption("en");
		assert.deepEqual(await back(), { language: "en" });
		assert.deepEqual((await named(context, "django_language")).map(({ value }) => value), ["en"]);
	});
}

test("picking in the panel: the panel stays open, its switches too", async (t) => {
	const { customise, control, panel, toggle, told } = await come(t, { stage: "component" });
	await customise.click();
	await toggle("statistics").click();
	const event = await told("language");
	await control("language").selectOption("fr");
	await event();
	await panel.getByRole("heading", { name: french.panelTitle }).waitFor();
	assert.equal(await control("save").innerText(), french.save);
	assert.equal(await toggle("statistics").isChecked(), true);
});

const declared = { domain: "portal.test", path: "/", maxAge: 31_536_000, sameSite: "Strict" };
const strict = await portal({ policy: still(declared) });
strict.pages.set("/", { html: html() });

for (const stage of ["loader", "component"]) {
	test(`with domain, age and SameSite as declared, over the site's own cookie (${stage})`, async (t) => {
		const { context, page, language, told } = await come(t, { origin: strict.origin, stage });
		await context.addCookies([{ name: "django_language", value: "es", domain: ".portal.test", path: "/" }]);
		await page.reload();
		if (stage === "component") await page.locator("biscotte-consent .full .banner").waitFor();
		assert.equal(await language.inputValue(), "es");
		const event = await told("language");
		await language.selectOption("fr");
		await event();
		const [cookie, ...twins] = await named(context, "django_language");
		assert.deepEqual(twins, [], "one cookie of that name (AC-20)");
		assert.deepEqual([cookie.value, cookie.domain, cookie.path, cookie.sameSite], ["fr", ".portal.test", "/", "Strict"]);
		assert.ok(Math.abs(cookie.expires - inDays(365)) < 3600);
	});
}

test("a cookie that scripts may not touch is left alone; the page is told (AC-22)", async (t) => {
	const closed = await portal({ policy: still({ httpOnly: true }) });
	closed.pages.set("/", { html: html(), headers: { "Set-Cookie": "django_language=en; Path=/; HttpOnly" } });
	for (const stage of ["loader", "component"]) {
		const { context, language, accept, told } = await come(t, { origin: closed.origin, stage });
		const event = await told("language");
		await language.selectOption("fr");
		assert.deepEqual(await event(), { language: "fr" });
		assert.equal(await accept.innerText(), french.accept);
		assert.deepEqual((await named(context, "django_language")).map(({ value }) => value), ["en"]);
	}
});

test("over https both cookies are as they should be", async (t) => {
	const secure = await portal({ policy: still({ secure: true, sameSite: "None" }) });
	secure.pages.set("/", { html: html() });
	const { page, context, language, refuse, layer, handedOver, told } = await visit(t, here.chromium);
	await page.goto((await https(context, secure.origin)) + "/");
	await handedOver();
	const event = await told("language");
	await language.selectOption("fr");
	await event();
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	const [spoken] = await named(context, "django_language");
	assert.deepEqual([spoken.value, spoken.secure, spoken.sameSite], ["fr", true, "None"]);
	const [answer] = await named(context, "eu-consent");
	assert.deepEqual([answer.secure, answer.sameSite], [true, "Lax"]);
});
