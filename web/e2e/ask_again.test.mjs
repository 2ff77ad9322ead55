// When an answer does not count any more, or never was one, the visitor is asked, and nothing optional runs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, consent, named } from "./harness/cookies.mjs";
import { fingerprints } from "./harness/fingerprints.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { held, page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin, vendor } = here;
const scripts = ["statistics", "comfort", "media"].map((id) => held(id, vendor.script(id))).join("");
here.pages.set("/", { html: html({ body: scripts }) });
here.pages.set("/deep/page", { html: html({ body: scripts }) });
const prints = await fingerprints(here);
const all = { statistics: true, comfort: true, media: true };

/** A visitor who comes with these values in the cookie. */
async function come(t, value, wasmToo = false) {
	vendor.asked.length = 0;
	const visitor = await visit(t, here.chromium);
	await visitor.context.addCookies([{ name: "eu-consent", value, url: origin }]);
	if (!wasmToo) await hold(visitor.page, wasm);
	await visitor.page.goto(origin + "/");
	return visitor;
}

const valid = answered(prints, all);
for (const [name, value] of [
	["181 days old", answered(prints, all, 181)],
	["from the day after tomorrow", answered(prints, all, -2)],
	["of another format", valid.replace("1.", "2.")],
	["percent-encoded", encodeURIComponent(valid)],
	["cut off", valid.slice(0, 12)],
	["with something after it", valid + "."],
	["JSON", '{"statistics":true}'],
	["just a yes", "true"],
]) {
	test(`a choice that is ${name} is none`, async (t) => {
		const { page, context, layer, refuse } = await come(t, value);
		await layer.waitFor();
		assert.deepEqual(vendor.asked, []);
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
		await page.reload();
		await page.waitForLoadState("networkidle");
		assert.equal(await layer.count(), 0);
		assert.deepEqual(vendor.asked, []);
	});
}

test("a choice of 179 days ago counts", async (t) => {
	const { page, layer } = await come(t, answered(prints, all, 179));
	assert.deepEqual(await ran(page, 3), ["statistics", "comfort", "media"]);
	assert.equal(await layer.count(), 0);
});

test("what has changed since is asked again, and only that is off", async (t) => {
	const { page, layer, customise, toggle, panel } = await come(t, answered({ ...prints, media: "zzzzzz" }, all), true);
	await layer.waitFor();
	assert.deepEqual(await ran(page, 2), ["statistics", "comfort"]);
	assert.deepEqual(vendor.asked, ["statistics", "comfort"]);
	await customise.click();
	await panel.waitFor();
	const switches = await Promise.all(["statistics", "comfort", "media"].map((id) => toggle(id).isChecked()));
	assert.deepEqual(switches, [true, true, false]);
});

test("a category that is new is asked for", async (t) => {
	const { page, layer } = await come(t, answered(prints, { statistics: true, comfort: false }));
	await layer.waitFor();
	assert.deepEqual(await ran(page, 1), ["statistics"]);
	assert.deepEqual(vendor.asked, ["statistics"]);
});

for (const [deep, root] of [[1, 2], [2, 1]]) {
	test(`of two cookies the newest counts, here that on the ${deep < root ? "longer" : "shorter"} path`, async (t) => {
		vendor.asked.length = 0;
		const answers = { 1: { statistics: false, comfort: true, media: false }, 2: all };
		const { page, context, layer } = await visit(t, here.chromium);
		const cookie = (path, days) => ({
			name: "eu-consent", domain: "portal.test", path, value: answered(prints, answers[days], days),
		});
		await context.addCookies([cookie("/deep", deep), cookie("/", root)]);
		assert.equal((await named(context, "eu-consent")).length, 2);
		await page.goto(origin + "/deep/page");
		assert.deepEqual(await ran(page, 1), ["comfort"]);
		await page.waitForLoadState("networkidle");
		assert.deepEqual(vendor.asked, ["comfort"]);
		assert.equal(await layer.count(), 0);
	});
}
