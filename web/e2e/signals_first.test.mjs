// Google's default comes before whatever Google's own tag does, where the rules of a region have to be fetched first, and
// where a page begins its queue anew.
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import * as snippets from "./harness/snippets.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({
	policy: variant((policy) => {
		three(policy);
		policy.regimes = [{ id: "us", kind: "opt-out", regions: ["US"] }];
		policy.signals = [{ to: "google", mode: "advanced", update: { analytics_storage: "statistics" } }, { to: "uet", category: "media" }];
	}),
});
const inline = (/** @type {string} */ code) => `<script>${code}</script>`;
const said = (page) => page.evaluate(() => window.dataLayer.map((one) => (one.length ? [...one] : one)));
const denied = (call) => call[0] === "consent" && call[1] === "default" && call[2].analytics_storage === "denied";

for (const region of ["US", "FR", "__proto__", "constructor", ""]) {
	test(`data-region="${region}": the default first, while the rules are on their way`, async (t) => {
		const { page } = await visit(t, here.chromium);
		here.pages.set("/", { html: html({ tag: script("/consent.js", `data-region="${region}"`), head: inline(snippets.gtag()) }) });
		let release = () => {};
		const held = new Promise((done) => (release = done));
		await page.route(/\/a\/(us|all)\.\w+\.json$/, async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(here.origin + "/");
		const before = await said(page);
		assert.ok(denied(before[0]), JSON.stringify(before[0]));
		assert.deepEqual(before.at(-1).slice(0, 1), ["config"]);
		release();
		await page.waitForFunction(() => window.biscotte?.version);
		const defaults = (await said(page)).filter((call) => call[1] === "default");
		assert.equal(defaults.length, 1, "it is told once");
		if (region !== "US") return;
		await page.waitForFunction(() => [...window.dataLayer].some((call) => call[1] === "update"));
		const update = (await said(page)).find((call) => call[1] === "update");
		assert.equal(update[2].analytics_storage, "granted", "what is used until the visitor objects");
	});
}

for (const [name, code] of [
	["begins its queue anew", "window.dataLayer = [{ page: 1 }]"],
	["declares its queue", "var dataLayer = [{ page: 1 }]"],
	["copies its queue", "window.dataLayer = [...window.dataLayer, { page: 1 }]"],
	["has an element of that name", 'document.write("<img alt id=dataLayer>")'],
]) {
	test(`a page that ${name} after our tag: the default is still the first`, async (t) => {
		const { page, layer, accept, told } = await visit(t, here.chromium);
		here.pages.set("/", { html: html({ head: inline(code) + inline(snippets.gtag()) + inline("window.uetq = []") }) });
		await page.goto(here.origin + "/");
		await layer.waitFor();
		const found = await said(page);
		assert.ok(denied(found[0]), JSON.stringify(found));
		assert.equal(found.filter((call) => call[1] === "default").length, 1);
		assert.equal(await page.evaluate(() => Object.prototype.toString.call(window.dataLayer[0])), "[object Arguments]");
		assert.deepEqual(await page.evaluate(() => window.uetq), ["consent", "default", { ad_storage: "denied" }]);
		const yes = await told("choice");
		await accept.click();
		await yes();
		const update = (await said(page)).find((call) => call[1] === "update");
		assert.equal(update[2].analytics_storage, "granted");
	});
}
