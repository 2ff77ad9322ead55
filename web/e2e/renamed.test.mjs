// The consent cookie has another name than before: who has answered is not asked again, and one cookie is left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { secure } from "./harness/secure.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

/** A policy whose consent cookie has a name of its own. */
const named = (/** @type {string} */ name, formerly = []) => (/** @type {any} */ policy) => {
	three(policy);
	Object.assign(policy.consentCookie, { name, formerly });
	for (const { cookies } of policy.categories[0].services) {
		for (const cookie of cookies) if (cookie.name === "eu-consent") cookie.name = name;
	}
};
const before = await site({ policy: variant(named("eu-consent")) });
const now = await portal({ policy: variant(named("answers", ["long-ago", "eu-consent"])) });
for (const { pages } of [before, now]) pages.set("/x/page", () => ({ html: html(), headers }));
let headers = {};

/** The same site, under the policy of before or the one of now. */
const ports = await Promise.all([before, now].map(({ port }) => secure(port)));
const [old, present] = ports.map((port) => `https://a.b.example.test:${port}/x/page`);

/** Cookies know no ports: an answer to the policy of before is there under the one of now. */
async function answered(t, expected = []) {
	const visitor = await visit(t, before.chromium, { ignoreHTTPSErrors: true, expected });
	await visitor.page.goto(old);
	const choice = await visitor.told("choice");
	await visitor.accept.click();
	await choice();
	return visitor;
}
const ours = async (context) =>
	(await context.cookies()).filter(({ name }) => /answers|eu-consent|long-ago/.test(name)).map(({ name, value }) => `${name}=${value}`);

test("not asked again; the answer is kept under the present name, for the rest of its life", async (t) => {
	const { page, context, layer } = await answered(t);
	const [kept] = (await context.cookies()).filter(({ name }) => name === "eu-consent");
	await page.goto(present);
	await page.waitForFunction(() => document.cookie.includes("answers=") && !document.cookie.includes("eu-consent="));
	assert.equal(await layer.count(), 0);
	assert.equal(await page.evaluate(() => window.biscotte.allowed("media/player")), true);
	assert.deepEqual(await ours(context), ["answers=" + kept.value]);
	const [moved] = (await context.cookies()).filter(({ name }) => name === "answers");
	assert.ok(Math.abs(moved.expires - kept.expires) < 5, "a visit does not make an answer live longer");
});

test("of answers under several names the newest counts, wherever the others are", async (t) => {
	const { page, context } = await answered(t);
	const [{ value }] = (await context.cookies()).filter(({ name }) => name === "eu-consent");
	const later = value.replace(/^1\.(\d+)/, (_, time) => `1.${+time + 5}`).replaceAll(":true:", ":false:");
	headers = { "Set-Cookie": [`long-ago=${later}; Path=/x; Domain=example.test; Secure`, `answers=nonsense; Path=/`] };
	await page.goto(present);
	headers = {};
	await page.waitForFunction(() => !/eu-consent|long-ago|nonsense/.test(document.cookie));
	assert.deepEqual(await ours(context), ["answers=" + later]);
	assert.equal(await page.evaluate(() => window.biscotte.allowed("media")), false);
});

test("an answer that is forgotten does not come back from a former name, whatever was not removed before", async (t) => {
	const { page, context, layer } = await answered(t, [/clear\.js|Failed to load resource/]);
	await page.route(/clear\.js/, (route) => route.abort());
	await page.goto(present);
	await page.evaluate(() => window.biscotte.reset());
	await layer.waitFor();
	assert.match((await ours(context)).find((pair) => pair.startsWith("answers=")), /^answers=1\.\d+$/, "earlier answers are taken back");
	await page.reload();
	await layer.waitFor();
	assert.equal(await page.evaluate(() => window.biscotte.allowed("media")), false);
});
