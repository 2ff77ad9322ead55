// A real Django with the banner on its pages, the banner from another origin: both speak the same language, whoever
// was told, and share one language cookie, whatever its attributes (AC-20, AC-22).
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { browser } from "../harness/browser.mjs";
import { consent, named } from "../harness/cookies.mjs";
import { phrases } from "../harness/phrases.mjs";
import { variant } from "../harness/policies.mjs";
import { serve } from "../harness/serve.mjs";
import { visit } from "../harness/visit.mjs";
import { portal } from "./portal.mjs";

const chromium = await browser();
after(() => chromium.close());

/** Django's own catalogues say these. */
const words = { en: "This field is required.", fr: "Ce champ est obligatoire.", es: "Este campo es obligatorio." };

// Servers outlive the pages that ask them.
const stops = [];
after(() => Promise.all(stops.map((stop) => stop())));

/** A Django whose settings and a biscotte whose policy say the same of the language cookie. */
async function pair({ settings = {}, cookie = {} } = {}) {
	const server = await serve({ policy: variant((policy) => Object.assign(policy.languageCookie, cookie)) });
	stops.push(server.stop);
	const django = await portal(`http://consent.test:${server.port}${server.prefix}consent.js`, settings);
	stops.push(django.stop);
	return django.port;
}

/** Comes to a page, where the banner is the loader's for good or the component's, and says what both speak. */
async function come(t, url, { stage = "loader", ...options } = {}) {
	const visitor = await visit(t, chromium, options);
	const { page, context, language, layer, handedOver } = visitor;
	if (stage === "loader") await page.route(/\.wasm$/, () => {});
	const arrive = () => (stage === "loader" ? layer.waitFor() : handedOver());
	await page.goto(url);
	await arrive();
	const speaks = async (code) => {
		await page.getByText(words[code]).waitFor();
		assert.equal(await page.locator("html").getAttribute("lang"), code, "Django");
		await layer.getByText(phrases(code).bannerTitle).waitFor();
		assert.equal(await language.inputValue(), code, "the banner");
	};
	const anew = async (act) => {
		const loaded = page.waitForEvent("load");
		await act();
		await loaded;
		await arrive();
	};
	const inBanner = (code) => anew(() => language.selectOption(code));
	const inDjango = (code) => anew(async () => {
		await page.locator("form select").selectOption(code);
		await page.getByRole("button", { name: "Go" }).click();
	});
	/** The one language cookie without its time, which is checked to the hour. */
	const cookie = async (age = 0) => {
		const [{ expires, ...one }, ...twins] = await named(context, "django_language");
		assert.deepEqual(twins, [], "a twin");
		assert.ok(Math.abs(expires - (age ? Date.now() / 1000 + age : -1)) < 3600, `expires ${expires}`);
		return one;
	};
	return { ...visitor, speaks, inBanner, inDjango, cookie };
}

const year = 31_536_000;
const variants = {
	"as Django comes": {},
	"a path": { settings: { LANGUAGE_COOKIE_PATH: "/portal/" }, cookie: { path: "/portal/" } },
	"a domain": { settings: { LANGUAGE_COOKIE_DOMAIN: "portal.test" }, cookie: { domain: "portal.test" } },
	"a domain with a dot": { settings: { LANGUAGE_COOKIE_DOMAIN: ".portal.test" }, cookie: { domain: ".portal.test" } },
	"an age": { settings: { LANGUAGE_COOKIE_AGE: year }, cookie: { maxAge: year } },
	"SameSite": { settings: { LANGUAGE_COOKIE_SAMESITE: "Strict" }, cookie: { sameSite: "Strict" } },
	"Secure": {
		host: "localhost", // which browsers trust without a certificate
		settings: { LANGUAGE_COOKIE_SECURE: true, LANGUAGE_COOKIE_SAMESITE: "None" },
		cookie: { secure: true, sameSite: "None" },
	},
	"nearly all of them": {
		settings: {
			LANGUAGE_COOKIE_PATH: "/portal/", LANGUAGE_COOKIE_DOMAIN: "portal.test", LANGUAGE_COOKIE_AGE: year,
			LANGUAGE_COOKIE_SAMESITE: "Lax",
		},
		cookie: { path: "/portal/", domain: "portal.test", maxAge: year, sameSite: "Lax" },
	},
};

/** The component writes with the rules that the vectors hold the loader to: it need not go through all of them. */
const stages = (name) => (/^as Django|^nearly/.test(name) ? ["loader", "component"] : ["loader"]);

for (const [name, { host = "www.portal.test", settings, cookie: declared }] of Object.entries(variants)) {
	test(`one language and one cookie: ${name}`, async (t) => {
		const url = `http://${host}:${await pair({ settings, cookie: declared })}/portal/`;
		const age = declared?.maxAge;
		for (const stage of stages(name)) {
			const { speaks, inBanner, inDjango, cookie } = await come(t, url, { stage });
			await speaks("en");
			await inBanner("fr");
			await speaks("fr");
			const ours = await cookie(age);
			await inDjango("es");
			await speaks("es");
			const theirs = await cookie(age);
			assert.deepEqual({ ...ours, value: "es" }, theirs, "the banner writes the cookie that Django writes");
			await inBanner("en");
			await speaks("en");
			assert.deepEqual(await cookie(age), { ...theirs, value: "en" });
		}
	});
}

for (const stage of ["loader", "component"]) {
	test(`a cookie that no script may write: the banner says what was picked, Django writes it (AC-22, ${stage})`, async (t) => {
		const port = await pair({ settings: { LANGUAGE_COOKIE_HTTPONLY: true }, cookie: { httpOnly: true } });
		const { page, speaks, inBanner, inDjango, cookie } = await come(t, `http://portal.test:${port}/`, { stage });
		const posted = [];
		page.on("request", (request) => request.method() === "POST" && posted.push(request.url()));
		await inBanner("fr");
		await speaks("fr");
		assert.equal((await cookie()).httpOnly, true);
		assert.deepEqual(posted, [`http://portal.test:${port}/language`]);
		await inDjango("es");
		await speaks("es");
		await inBanner("en");
		await speaks("en");
		await cookie();
	});
}

const home = `http://portal.test:${await pair()}/`;

test("a browser's languages mean the same to both", async (t) => {
	for (const [locale, code] of [["fr-CA", "fr"], ["es-419", "es"], ["de-DE", "en"], ["en-GB", "en"]]) {
		await (await come(t, home, { locale })).speaks(code);
	}
});

test("a language cookie means the same to both, whoever wrote it", async (t) => {
	const { context, page, layer, speaks } = await come(t, home);
	const values = { fr: "fr", "fr-ca": "fr", "es-mx": "es", fr_FR: "en", xx: "en", "%66r": "en", '"fr"': "fr" };
	for (const [value, code] of Object.entries(values)) {
		await context.addCookies([{ name: "django_language", value, url: home }]);
		await page.reload();
		await layer.waitFor();
		await speaks(code);
	}
});

test("signed in and answered: the session stays, and the page speaks the language that was picked", async (t) => {
	const { page, context, layer, accept, inBanner } = await come(t, home);
	await page.getByLabel("User").fill("ada");
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.getByText("ada").waitFor();
	const [session] = await named(context, "sessionid");
	assert.equal(session.httpOnly, true);
	await inBanner("fr");
	await accept.click();
	await layer.waitFor({ state: "detached" });
	await consent(context);
	await page.reload();
	await page.getByText("ada").waitFor();
	await page.getByText(words.fr).waitFor();
	assert.deepEqual((await named(context, "sessionid")).map(({ value }) => value), [session.value]);
	assert.equal(await layer.count(), 0);
});
