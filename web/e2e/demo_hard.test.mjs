// The demo's pages that make a banner's life hard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers/until.mjs";
import { consent } from "./harness/cookies.mjs";
import { phrases } from "./harness/phrases.mjs";
import { site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const words = phrases("en");

/** A first visit to one of the pages, up to the hand-over unless there is none. */
async function come(t, name, options, last = "handedOver") {
	const visitor = await visit(t, here.chromium, options);
	const violated = await violations(visitor.page);
	await visitor.page.goto(here.origin + "/demo/" + name);
	await (last ? visitor[last]() : visitor.layer.waitFor());
	return { ...visitor, violated };
}

/** Customise, switch statistics on, save: the script that waited runs. */
async function save({ page, context, customise, toggle, control, panel, asked }) {
	assert.deepEqual(asked(/measure\.js/), []);
	await customise.click();
	await toggle("statistics").click();
	await control("save").click();
	await panel.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: true });
	await page.waitForFunction(() => document.cookie.includes("_pk_id"));
}

test("hostile styles: own colours, own sizes, works", async (t) => {
	const visitor = await come(t, "hostile");
	const { layer, accept } = visitor;
	const [color, back] = await accept.evaluate((e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]);
	assert.notEqual(color, "rgb(255, 0, 0)");
	assert.notEqual(color, back);
	assert.ok((await layer.boundingBox()).width > 600);
	await save(visitor);
});

test("an application of one page keeps its clicks, its history and its storage", async (t) => {
	const visitor = await come(t, "spa");
	const { page, layer } = visitor;
	const seen = async (name) => Number(await page.locator(`[data-seen=${name}]`).innerText());
	const before = await seen("clicks");
	await page.evaluate(() => (window.same = true));
	await page.getByRole("link", { name: "Map" }).click();
	await page.waitForURL("**/demo/spa?view=map");
	await page.getByRole("heading", { name: /Map/ }).waitFor();
	assert.equal(await page.evaluate(() => window.same), true, "the page is not loaded again");
	await page.waitForFunction((n) => document.querySelector("[data-seen=clicks]").textContent === String(n), before + 1);
	assert.ok(await layer.isVisible());
	await page.goBack();
	await page.waitForFunction(() => document.querySelector("[data-seen=pops]").textContent === "1");
	await page.waitForFunction(() => !document.querySelector("h1").textContent.includes("Map"));
	assert.equal(await seen("stored"), 2, "what the application stored, and nothing else");
	assert.equal(await page.evaluate(() => history.length), 3);
	await save(visitor);
});

test("nonce, strict-dynamic and Trusted Types: no violation", async (t) => {
	const visitor = await come(t, "csp");
	await save(visitor);
	assert.deepEqual(await visitor.violated(), []);
});

test("no 'wasm-unsafe-eval': says so, and can be refused", async (t) => {
	const { page, context, layer, customise, status, refuse, complaints } =
		await come(t, "no-wasm", { expected: [/wasm-unsafe-eval/, /WebAssembly/] }, null);
	await customise.click();
	await status.getByText(words.failed).waitFor();
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: false });
	const told = () => complaints.filter((text) => /^biscotte: .*'wasm-unsafe-eval'/.test(text));
	await until("it says why", () => told()[0]);
	assert.equal(told().length, 1);
	assert.equal(await page.getByText("This visit has not been counted").count(), 1);
});

test("a page written from right to left", async (t) => {
	const visitor = await come(t, "rtl");
	assert.equal(await visitor.page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
	assert.equal(await visitor.layer.evaluate((e) => getComputedStyle(e).direction), "ltr", "the policy has no Arabic");
	await save(visitor);
});

test("320 pixels wide", async (t) => {
	const visitor = await come(t, "narrow", { viewport: { width: 320, height: 568 } });
	const { page, layer } = visitor;
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
	assert.equal(await layer.evaluate((e) => e.scrollWidth - e.clientWidth), 0);
	await save(visitor);
});
