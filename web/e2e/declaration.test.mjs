// The declaration on a page of the site's own: an element that is filled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./access-axe.mjs";
import { page as html, script } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const several = await portal({ policy: variant(three) });
const place = '<main><h1>Cookies</h1><div data-consent-declaration><a href="/policy">Cookie policy</a></div></main>';
const strict = "default-src 'none'; script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; " +
	"style-src 'self'; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types biscotte";

/** A page with the element in it, seen by who has not answered. */
async function come(t, { there = here, body = place, headers = {}, tag, head, expected, ...options } = {}) {
	there.pages.set("/", { html: html({ body, head, ...(tag && { tag }) }), headers });
	const visitor = await visit(t, here.chromium, { expected, reducedMotion: "reduce", ...options });
	const violated = await violations(visitor.page);
	await visitor.page.goto(there.origin + "/");
	const declaration = visitor.page.locator("[data-consent-declaration] .declaration");
	const state = (/** @type {string} */ wanted) => declaration.locator(`[data-answer="${wanted}"] dd:visible`);
	return { ...visitor, declaration, state, violated };
}

test("under a strict policy with Trusted Types, it is drawn, tells the choice, and follows it", async (t) => {
	const { accept, declaration, state, panel, control, violated } = await come(t, {
		tag: script("/consent.js", 'nonce="n1"'), headers: { "Content-Security-Policy": strict },
	});
	const words = phrases("en");
	await state("statistics").getByText(words.unanswered).waitFor();
	await accept.click();
	await state("statistics").getByText(words.granted).waitFor();
	await declaration.locator("button").click();
	await panel.waitFor();
	await control("refuse").click();
	await state("statistics").getByText(words.refused).waitFor();
	assert.equal(await declaration.locator("table").count(), 4);
	assert.deepEqual(await violated(), []);
});

test("it says the same as the page that the server has drawn", async (t) => {
	const { page, refuse, declaration, state } = await come(t);
	await refuse.click();
	await state("statistics").getByText(phrases("en").refused).waitFor();
	const filled = await declaration.innerText();
	await page.goto(here.origin + "/policy");
	await page.locator(".answers").waitFor();
	const squeeze = (/** @type {string} */ text) => text.replace(/\s+/g, " ");
	assert.equal(squeeze(filled), squeeze(await page.locator("main .declaration").innerText()));
});

test("it speaks the visitor's language, and another when they pick that", async (t) => {
	const { page, declaration, language, state } = await come(t, {
		there: await portal({ policy: variant((policy) => (policy.languageCookie.reload = false)) }),
	});
	await declaration.getByRole("heading", { name: phrases("en").aboutTitle }).waitFor();
	await language.selectOption("fr");
	await declaration.getByRole("heading", { name: phrases("fr").aboutTitle }).waitFor();
	assert.equal(await declaration.count(), 1);
	assert.equal(await state("statistics").textContent(), phrases("fr").unanswered);
	assert.equal(await page.locator("[data-consent-declaration]").evaluate((e) => e.shadowRoot.querySelector("[lang]").lang), "fr");
});

test("services that are answered apart have a line each", async (t) => {
	const apart = variant((policy) => {
		three(policy);
		policy.categories[3].services.push({ ...policy.categories[3].services[0], id: "radio", cookies: [] });
	});
	const { page, state } = await come(t, { there: await portal({ policy: apart }) });
	await state("media/radio").waitFor();
	await page.evaluate(() => window.biscotte.set({ statistics: false, comfort: false, media: true, "media/radio": false }));
	const words = phrases("en");
	await state("media/radio").getByText(words.refused).waitFor();
	assert.equal(await state("media").textContent(), words.granted);
	assert.equal(await state("media/player").textContent(), words.granted);
});

test("an element that is added later is filled too; one that is there twice, twice", async (t) => {
	const { page, declaration, state } = await come(t, { body: "<main><h1>Cookies</h1></main>" });
	await page.evaluate(() => {
		for (let i = 0; i < 2; i++) {
			const div = document.createElement("div");
			div.dataset.consentDeclaration = "";
			document.querySelector("main").append(div);
		}
	});
	await state("statistics").nth(1).waitFor();
	assert.equal(await declaration.count(), 2);
});

for (const [name, options] of Object.entries({
	"a page of its own colours": { head: "<style>body { font: 20px/1.6 Georgia; color: #222; background: #fff8e7 }</style>" },
	"a dark page": { head: "<style>body { color: #eee; background: #111 }</style>" },
	"320 px": { viewport: { width: 320, height: 568 } },
	"three more categories": { there: several },
})) {
	test(`axe finds nothing: ${name}`, async (t) => {
		const { page, refuse, state } = await come(t, options);
		await refuse.click();
		await state("statistics").getByText(phrases("en").refused).waitFor();
		assert.deepEqual(await axe(page), {});
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
	});
}

test("where it cannot be fetched, what the page has in it stays, and one warning says why", async (t) => {
	const { page, layer, declaration } = await (async () => {
		const visitor = await visit(t, here.chromium, { expected: [/declaration|Failed to load/] });
		await visitor.page.route(/\.declaration\.en\.json$/, (route) => route.abort());
		here.pages.set("/", { html: html({ body: place }) });
		const warned = visitor.page.waitForEvent("console", { predicate: (m) => m.text().startsWith("biscotte:") });
		await visitor.page.goto(here.origin + "/");
		await warned;
		return { ...visitor, declaration: visitor.page.locator("[data-consent-declaration] .declaration") };
	})();
	await layer.waitFor();
	assert.equal(await declaration.count(), 0);
	assert.ok(await page.getByRole("main").getByRole("link", { name: "Cookie policy" }).isVisible());
});

test("pages without it fetch nothing for it", async (t) => {
	const { asked, handedOver } = await come(t, { body: "<p>Hello</p>" });
	await handedOver();
	assert.deepEqual(asked(/declaration/), []);
});
