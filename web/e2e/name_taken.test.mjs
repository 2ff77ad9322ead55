// A page that has something else by our name is asked all the same, and told once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html, script } from "./harness/page.mjs";
import { variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant((policy) => (policy.signals = [{ to: "google", update: { analytics_storage: "statistics" } }])) });
const replaces = /replaces window\.biscotte/;

for (const [name, code, warns] of [
	["an object with a version", 'window.biscotte = { version: "7.1" }', true],
	["an object that fails", 'window.biscotte = { get version() { throw new Error("theirs") }, forEach() { throw new Error("theirs") } }', true],
	["a function", "function biscotte() {}", true],
	["an element", 'document.write("<form id=biscotte><input name=version></form>")', true],
	["what cannot be replaced", 'Object.defineProperty(window, "biscotte", { value: { version: "7.1" } })', true],
	["an array to push to", "window.biscotte = [(b) => (window.pushed = b.version)]", false],
	["nothing", "", false],
]) {
	test(`${name}: the visitor is asked, Google is told no`, async (t) => {
		const { page, layer, complaints, refuse, told } = await visit(t, here.chromium, { expected: [replaces, /Cannot assign to read only|read-only/] });
		here.pages.set("/", { html: html({ tag: `<script>${code}</script>${script()}` }) });
		await page.goto(here.origin + "/");
		await layer.waitFor();
		assert.deepEqual(await page.evaluate(() => [...window.dataLayer[0]].slice(0, 2)), ["consent", "default"]);
		const no = await told("choice");
		await refuse.click();
		await no();
		assert.match(await page.evaluate(() => document.cookie), /statistics:false/);
		assert.equal(complaints.length, warns ? 1 : 0);
		if (name === "an array to push to") assert.ok(await page.evaluate(() => window.pushed));
	});
}

test("the tag twice, and a third time later: one banner, and one default", async (t) => {
	const { page, layer } = await visit(t, here.chromium);
	here.pages.set("/", { html: html({ tag: script() + script() }) });
	await page.goto(here.origin + "/");
	await page.addScriptTag({ url: "/consent.js?again" });
	await layer.waitFor();
	assert.equal(await page.locator("biscotte-consent").count(), 1);
	assert.equal(await page.evaluate(() => window.dataLayer.filter(([, what]) => what === "default").length), 1);
});
