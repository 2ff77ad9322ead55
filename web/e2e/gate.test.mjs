// What waits for consent: each script once, in the order of the document, whatever order the network has (AC-28).
import assert from "node:assert/strict";
import { test } from "node:test";
import { held, heldInline, mark, page as html } from "./harness/page.mjs";
import { variant, three } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin, vendor } = here;
const mixed = {
	head: held("statistics", vendor.script("a", "b")) + held("statistics", vendor.script("b")) + heldInline("statistics", mark("c")),
	body: held("statistics", vendor.script("d", "e")) + held("statistics", vendor.script("e")) + heldInline("statistics", mark("f")),
};
const order = ["a", "b", "c", "d", "e", "f"];

/** A page of its own for each test, visited by somebody who has answered if an answer is given. */
async function open(t, parts, answer, options) {
	vendor.asked.length = 0;
	here.pages.set("/page", { html: html(parts) });
	here.pages.set("/empty", { html: html() });
	const visitor = await visit(t, here.chromium, options);
	if (answer) {
		await visitor.page.goto(origin + "/empty");
		const told = await visitor.told("choice");
		await visitor.page.evaluate((answer) => window.biscotte[answer](), answer);
		await told();
	}
	await visitor.page.goto(origin + "/page");
	return visitor;
}

test("in order after a yes, though each second one arrives first", async (t) => {
	const { page, accept } = await open(t, mixed);
	await accept.click();
	assert.deepEqual(await ran(page, 6), order);
	assert.deepEqual([...vendor.asked].sort(), ["a", "b", "d", "e"], "each is asked for once");
});

test("in order while the page is being read, for a visitor who has said yes", async (t) => {
	const { page } = await open(t, mixed, "accept");
	assert.deepEqual(await ran(page, 6), order);
	assert.deepEqual([...vendor.asked].sort(), ["a", "b", "d", "e"]);
});

test("none after a no", async (t) => {
	const { page } = await open(t, mixed, "refuse");
	await page.waitForLoadState("networkidle");
	assert.deepEqual(vendor.asked, []);
	assert.equal(await page.evaluate(() => window.ran), undefined);
});

test("by category and by service; what the policy does not have never runs", async (t) => {
	const names = ["statistics", "statistics/matomo", "media/player", "media/matomo", "unknown", "statistics/unknown", "necessary"];
	const body = names.map((name) => heldInline(name, mark(name))).join("");
	const { page, accept, complaints } = await open(t, { body }, undefined, { expected: [/stays held/] });
	assert.deepEqual(await ran(page, 1), ["necessary"], "what is exempt waits for nobody");
	await accept.click();
	assert.deepEqual(await ran(page, 4), ["necessary", "statistics", "statistics/matomo", "media/player"]);
	assert.equal(complaints.length, 3, "each that the policy does not have is told of once, in every mode");
	for (const name of ["media/matomo", "unknown", "statistics/unknown"]) {
		assert.ok(complaints.some((text) => text.includes(`"${name}"`)), name);
	}
});

test("modules, attributes and ids stay what they were", async (t) => {
	const code = "(window.ran ??= []).push(typeof import.meta)";
	const body = heldInline("statistics", code, 'data-type="module" id="m"') +
		held("statistics", vendor.script("plain"), 'id="p" crossorigin="anonymous" data-site="7"');
	const { page, accept } = await open(t, { body });
	await accept.click();
	assert.deepEqual((await ran(page, 2)).sort(), ["object", "plain"]);
	const kept = await page.evaluate(() => {
		const [module, plain] = ["m", "p"].map((id) => document.getElementById(id));
		return [module.dataset.type, plain.crossOrigin, plain.dataset.site];
	});
	assert.deepEqual(kept, ["module", "anonymous", "7"]);
});

test("a script that fails to load does not hold up the others", async (t) => {
	const body = held("statistics", "http://vendor.test:1/none.js") + heldInline("statistics", mark("after"));
	const { page, accept } = await visit(t, here.chromium, { expected: [/ERR_|Failed to load/] });
	here.pages.set("/page", { html: html({ body }) });
	await page.goto(origin + "/page");
	await accept.click();
	assert.deepEqual(await ran(page, 1), ["after"]);
});
