// The declaration as a page of its own: valid, accessible, strict, printable, and readable without a script.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { axe } from "./access-axe.mjs";
import { misfits } from "./access-fits.mjs";
import { faults } from "./access-valid.mjs";
import { binary } from "./harness/binary.mjs";
import { consent } from "./harness/cookies.mjs";
import { phrases } from "./harness/phrases.mjs";
import { arabic, hostile, three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const several = await portal({ policy: variant(three), prefix: "/consent" });
const eastern = await portal({ policy: variant(arabic) });
const odd = await portal({ policy: variant(hostile) });
const rights = { en: "Your consent", fr: "Votre consentement", es: "Su consentimiento" };

for (const [name, { server }, paths] of [
	["the default policy", here, ["policy", "policy.html", "policy.en.html", "policy.fr.html", "policy.es.html"]],
	["several categories, below a path", several, ["policy", "policy.fr.html"]],
	["Arabic", eastern, ["policy.ar.html"]],
	["hostile texts", odd, ["policy.en.html"]],
]) {
	for (const path of paths) {
		test(`${name}: ${path} is valid HTML`, async () => {
			const answer = await fetch(server + path);
			assert.deepEqual(await faults(await answer.text()), []);
			assert.match(answer.headers.get("Content-Security-Policy"), /^default-src 'none';.*frame-ancestors 'self'$/);
		});
	}
}

test("the page in one file is valid HTML", async () => {
	const html = execFileSync(binary(), ["declaration", "--demo", "--lang", "fr"], { encoding: "utf8" });
	assert.deepEqual(await faults(html), []);
});

const small = { viewport: { width: 320, height: 568 } };
for (const [look, { origin = here.origin, path = "/policy", ...options }] of Object.entries({
	light: {},
	dark: { colorScheme: "dark" },
	"forced colours": { forcedColors: "active" },
	"320 px": small,
	"320 px, French, dark": { ...small, path: "/policy.fr.html", colorScheme: "dark" },
	"right to left": { origin: eastern.origin, path: "/policy.ar.html" },
	"right to left, 320 px": { ...small, origin: eastern.origin, path: "/policy.ar.html" },
	"several categories": { origin: several.origin, path: "/consent/policy" },
})) {
	test(`axe finds nothing and nothing is cut: ${look}`, async (t) => {
		const { page, refuse } = await visit(t, here.chromium, { reducedMotion: "reduce", ...options });
		await page.goto(origin + path);
		await refuse.click();
		await page.locator(".answers").waitFor();
		assert.deepEqual(await axe(page), {});
		assert.deepEqual(await misfits(page.locator("main")), []);
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
	});
}

for (const lang of ["en", "fr", "es"]) {
	test(`everything can be read without a script: ${lang}`, async (t) => {
		const { page } = await visit(t, here.chromium, { javaScriptEnabled: false });
		await page.goto(`${here.origin}/policy.${lang}.html`);
		const words = phrases(lang);
		const text = await page.locator("body").innerText();
		for (const wanted of [words.policyLink, words.aboutTitle, words.noScript, "sessionid", "django_language", "_pk_id*", rights[lang]]) {
			assert.ok(text.includes(wanted), wanted);
		}
		assert.ok(!text.includes(words.answerTitle), "nobody's choice is claimed to be known");
		assert.equal(await page.locator("html").getAttribute("lang"), lang);
		for (const other of ["en", "fr", "es"]) {
			const link = page.locator(`nav a[hreflang=${other}]`);
			assert.equal(await link.getAttribute("aria-current"), other === lang ? "page" : null);
			assert.equal(await page.locator(`link[hreflang=${other}]`).getAttribute("href"), `policy.${other}.html`);
		}
		await page.locator("nav a[hreflang=fr]").click();
		await page.locator("html[lang=fr]").waitFor();
	});
}

test("it tells the visitor's choice and changes it, under its own strict policy", async (t) => {
	const { page, context, accept, panel, toggle, control } = await visit(t, here.chromium, { locale: "fr" });
	const violated = await violations(page);
	await page.goto(here.origin + "/policy.es.html");
	const line = page.locator("[data-answer=statistics] dd:visible");
	const words = phrases("es");
	assert.equal(await line.textContent(), words.unanswered);
	await accept.click();
	await line.getByText(words.granted).waitFor();
	assert.equal(await page.locator(".day dd").textContent(), new Intl.DateTimeFormat("es", { dateStyle: "long" }).format(new Date()));
	await page.locator(".answers button").click();
	await panel.waitFor();
	await toggle("statistics").click();
	await control("save").click();
	await line.getByText(words.refused).waitFor();
	assert.deepEqual((await consent(context)).answers, { statistics: false });
	assert.deepEqual(await violated(), []);
});

test("on paper, nothing lies over it: no banner, and no panel that was left open", async (t) => {
	const { page, layer, panel, customise } = await visit(t, here.chromium);
	await page.goto(here.origin + "/policy.en.html");
	await layer.waitFor();
	await page.emulateMedia({ media: "print" });
	assert.equal(await layer.isVisible(), false);
	await page.emulateMedia({ media: "screen" });
	await customise.press("Enter");
	await panel.waitFor();
	await page.emulateMedia({ media: "print" });
	assert.equal(await panel.isVisible(), false);
	assert.ok(await page.locator("main h2").first().isVisible());
});

test("a hostile text stays text", async (t) => {
	const { page } = await visit(t, here.chromium);
	await page.goto(odd.origin + "/policy.en.html");
	await page.locator(".answers").waitFor();
	assert.equal(await page.locator("main h4").first().textContent(), hostile.text);
	assert.equal(await page.locator("main :is(img, script, iframe)").count(), 0);
	assert.equal(await page.evaluate(() => window.pwned), undefined);
});

test("on paper: no navigation and no button, black on white, and links say where they lead", async (t) => {
	const { page, refuse } = await visit(t, here.chromium, { colorScheme: "dark" });
	await page.goto(here.origin + "/policy");
	await refuse.click();
	await page.locator(".answers").waitFor();
	await page.emulateMedia({ media: "print" });
	assert.equal(await page.locator("nav").isVisible(), false);
	assert.equal(await page.locator(".answers button").isVisible(), false);
	const style = await page.evaluate(() => {
		const { color, backgroundColor } = getComputedStyle(document.body);
		const link = document.querySelector("main a[href^=http]");
		return [color, backgroundColor, getComputedStyle(link, "::after").content];
	});
	assert.deepEqual(style.slice(0, 2), ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
	assert.match(style[2], /https:\/\/www\.opendatasoft\.com/);
	const pdf = await page.pdf({ format: "A4" });
	assert.ok(pdf.subarray(0, 5).equals(Buffer.from("%PDF-")));
});
