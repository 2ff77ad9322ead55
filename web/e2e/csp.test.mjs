// Strict content security policies and Trusted Types: not one violation (AC-26).
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { held, heldInline, mark, page as html, script } from "./harness/page.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin, vendor } = here;
const trusted = "require-trusted-types-for 'script'; trusted-types biscotte";
const rest = "default-src 'none'; connect-src 'self'; style-src 'self'; img-src data:; base-uri 'none'";
const policies = {
	"nonce and strict-dynamic": `${rest}; script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; ${trusted}`,
	"nonce alone": `${rest}; script-src 'nonce-n1' 'wasm-unsafe-eval'; ${trusted}`,
	"self and the vendor, no nonce": `${rest}; script-src 'self' ${vendor.origin} 'wasm-unsafe-eval'; ${trusted}`,
	"without Trusted Types": `${rest}; script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'`,
};

/** A page under a policy, and the violations on it. */
async function come(t, policy, body, options) {
	here.pages.set("/", {
		html: html({ tag: script("/consent.js", 'nonce="n1"'), body }),
		headers: { "Content-Security-Policy": policy },
	});
	const visitor = await visit(t, here.chromium, options);
	const seen = await violations(visitor.page);
	await visitor.page.goto(origin + "/");
	return { ...visitor, violated: seen };
}

for (const [name, policy] of Object.entries(policies)) {
	test(`${name}: banner, panel and held scripts`, async (t) => {
		const inline = policy.includes("nonce");
		const body = held("statistics", vendor.script("external"), 'nonce="n1"') +
			(inline ? heldInline("statistics", mark("inline"), 'nonce="n1"') : "");
		const { page, context, panel, customise, toggle, control, handedOver, violated } = await come(t, policy, body);
		await handedOver();
		await customise.click();
		await toggle("statistics").click();
		await control("save").click();
		await panel.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: true });
		assert.deepEqual(await ran(page, inline ? 2 : 1), inline ? ["external", "inline"] : ["external"]);
		await page.reload();
		assert.deepEqual(await ran(page, inline ? 2 : 1), inline ? ["external", "inline"] : ["external"]);
		assert.deepEqual(await violated(), []);
	});
}

test("a held script without the page's nonce stays out", async (t) => {
	const policy = `${rest}; script-src 'nonce-n1' 'wasm-unsafe-eval'`;
	const body = heldInline("statistics", mark("smuggled")) + heldInline("statistics", mark("invited"), 'nonce="n1"');
	const { page, accept, violated } = await come(t, policy, body, { expected: [/nonce/] });
	await accept.click();
	assert.deepEqual(await ran(page, 1), ["invited"]);
	assert.deepEqual(await violated(), [], "it is not even tried");
});

test("Trusted Types that do not list us: one warning says so, the banner works", async (t) => {
	const policy = `${rest}; script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types other`;
	const body = held("statistics", vendor.script("external"), 'nonce="n1"') + '<a href="#" data-consent-open>Cookies</a>';
	const expected = [/Trusted/i, /trusted-types/, /Content Security Policy/];
	const { page, context, accept, layer, complaints } = await come(t, policy, body, { expected });
	const warned = page.waitForEvent("console", { predicate: (m) => m.text().startsWith("biscotte: ") });
	await accept.click();
	assert.match((await warned).text(), /add biscotte to trusted-types/);
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: true });
	assert.equal(complaints.filter((text) => text.startsWith("biscotte: ")).length, 1);
});
