// A page that stays open withdraws and clears, though the policy has changed since, the line is down, or a file of ours
// could not be had at first.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { page as html } from "./harness/page.mjs";
import { variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const policy = variant(() => {});
const here = await site({ policy });
here.pages.set("/", { html: html() });
const loader = async () => (await fetch(here.server + "consent.js")).text();

/** Another policy on the running server. */
async function change() {
	const before = await loader();
	const read = JSON.parse(readFileSync(policy, "utf8"));
	read.site.en += "!";
	writeFileSync(policy, JSON.stringify(read));
	while ((await loader()) === before);
}

const cleared = /\/a\/more\.\w+\.(clear\.js|stores\.json)$/;

/** A visitor who has accepted, and whom a service has left a cookie. */
async function accepted(t, options) {
	const visitor = await visit(t, here.chromium, options);
	const { page, told, accept } = visitor;
	// Who saves data has nothing fetched ahead.
	if (options?.saves) await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
	await page.goto(here.origin + "/");
	const yes = await told("choice");
	await accept.click();
	await yes();
	await page.evaluate(() => (document.cookie = "_pk_id.1=theirs; Path=/"));
	return visitor;
}

const decisions = {
	"set": () => window.biscotte.set({ statistics: false }),
	"reset": () => window.biscotte.reset(),
	"refuse": () => window.biscotte.refuse(),
};

for (const [name, decide] of Object.entries(decisions)) {
	test(`${name}, after a change of the policy: kept at once, and cleared`, async (t) => {
		const { page, context, told, asked } = await accepted(t, { saves: true });
		assert.deepEqual(asked(cleared), []);
		await change();
		const done = await told("cleared");
		const after = await page.evaluate(`(${decide})(); document.cookie`);
		assert.doesNotMatch(after, /statistics:true/);
		assert.deepEqual((await done()).removed.map(({ name }) => name), ["_pk_id.1"]);
		assert.deepEqual(await named(context, "_pk_id.1"), []);
	});

	test(`${name}, while the line is down: kept at once, and cleared by what was fetched ahead`, async (t) => {
		const { page, context, told } = await accepted(t);
		await page.waitForResponse(/stores\.json$/).catch(() => {});
		await context.setOffline(true);
		const done = await told("cleared");
		const after = await page.evaluate(`(${decide})(); document.cookie`);
		assert.doesNotMatch(after, /statistics:true/);
		assert.deepEqual((await done()).removed.map(({ name }) => name), ["_pk_id.1"]);
		assert.equal(await page.evaluate(() => window.biscotte.allowed("statistics")), false);
	});
}

test("what clears cannot be had: the console says so, and it is cleared once the line is back", async (t) => {
	const { page, told, complaints } = await accepted(t, { saves: true, expected: [/ERR_|clear\.js/] });
	await page.route(/clear\.js/, (route) => route.abort());
	const no = await told("choice");
	await page.evaluate(() => window.biscotte.refuse());
	await no();
	while (!complaints.some((text) => /biscotte: .*clear\.js/.test(text))) await page.waitForEvent("console");
	await page.unroute(/clear\.js/);
	const done = await told("cleared");
	await page.evaluate(() => dispatchEvent(new Event("online")));
	assert.deepEqual((await done()).removed.map(({ name }) => name), ["_pk_id.1"]);
});
