// The demo, which is what people try first: a portal with a session, a language and statistics.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent, named } from "./harness/cookies.mjs";
import { largest } from "./harness/largest.mjs";
import { phrases } from "./harness/phrases.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin } = here;
const count = (page) => page.locator(".count").innerText();
const names = async (context) => (await context.cookies()).map(({ name }) => name).sort();

test("nothing is counted before the visitor says so; what they sign in for works", async (t) => {
	const { page, context, layer, handedOver, asked } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await page.getByLabel("Your name").fill("Ada");
	await page.locator(".memory").getByRole("button", { name: "Sign in" }).click();
	await page.getByText("You are signed in as Ada").waitFor();
	await layer.waitFor();
	const [session, ...others] = await context.cookies();
	assert.deepEqual([session.name, session.httpOnly, session.sameSite, others], ["sessionid", true, "Lax", []]);
	assert.deepEqual(asked(/measure\.js/), []);
	assert.equal(await count(page), "This visit has not been counted");
});

test("accept: counted at once, and on every page; refuse afterwards: forgotten", async (t) => {
	const { page, context, accept, layer, panel, control, asked, told } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await accept.click();
	await page.getByText("Visits counted: 1").waitFor();
	assert.deepEqual(await names(context), ["_pk_id.1.demo", "_pk_ses.1.demo", "eu-consent"]);
	await page.getByRole("link", { name: "Street trees" }).click();
	await page.getByRole("heading", { name: "Street trees" }).first().waitFor();
	await page.getByText("Visits counted: 1").waitFor();
	assert.equal(asked(/measure\.js/).length, 2, "once a page");
	assert.equal(await layer.count(), 0);
	const choice = await told("choice");
	await page.getByRole("button", { name: "Cookie settings" }).click();
	await control("refuse").click();
	await choice();
	await panel.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: false });
	assert.deepEqual(await names(context), ["eu-consent"]);
	await page.reload();
	assert.equal(await count(page), "This visit has not been counted");
	assert.equal(asked(/measure\.js/).length, 2);
});

test("the portal's language is the banner's, and the other way round", async (t) => {
	const { page, context, layer, language, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await page.getByRole("button", { name: "Español" }).click();
	await layer.getByText(phrases("es").bannerTitle).waitFor();
	assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
	await handedOver();
	const again = page.waitForEvent("load");
	await language.selectOption("fr");
	await again;
	await layer.getByText(phrases("fr").bannerTitle).waitFor();
	assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
	assert.deepEqual((await named(context, "django_language")).map(({ value }) => value), ["fr"]);
});

for (const path of ["/", "/demo/data/river", "/demo/csp", "/demo/narrow", "/demo/spa", "/demo/rtl", "/demo/no-wasm"]) {
	for (const [name, viewport] of [["phone", { width: 360, height: 640 }], ["desktop", { width: 1280, height: 800 }]]) {
		test(`${path} on a ${name}: its largest paint is its own (AC-27)`, async (t) => {
			const { page, layer } = await visit(t, here.chromium, { viewport, expected: [/wasm/i] });
			await page.goto(origin + path);
			await layer.waitFor();
			assert.notEqual(await largest(page), "ours");
		});
	}
}
