// The newest decision counts, whatever answer of the server comes last: a proxy holds back the one to a yes until the
// visitor has decided otherwise.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers/until.mjs";
import { named } from "./harness/cookies.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { recorded, records } from "./harness/records.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const policy = variant((policy) => {
	three(policy);
	recorded(policy);
});
const here = await site({ policy, prefix: "/consent", flags: records().flags });
const { origin } = here;
const endpoint = "/consent/choice";
const body = '<script type="text/plain" data-consent="statistics">window.counted = true</script>';
for (const path of ["/", "/next"]) here.pages.set(path, { html: html({ tag: script("/consent/consent.js"), body }) });

/**
 * A visitor who says yes, whose answer of the server waits. late lets it come; left is what a new page makes of it all, for
 * the cookies that a test leaves there.
 */
async function stalled(t) {
	const visitor = await visit(t, here.chromium);
	const { page, context, accept } = visitor;
	await page.goto(origin + "/");
	let release;
	here.stalled.set(endpoint, new Promise((done) => (release = done)));
	t.after(() => here.stalled.clear());
	const sent = page.waitForRequest((request) => request.url() === origin + endpoint);
	await accept.click();
	await sent;
	const copies = async () => (await named(context, "eu-consent-lasting")).map(({ value }) => value);
	const late = async () => {
		await context.clearCookies({ name: "eu-consent-lasting" });
		const passed = here.passed(endpoint);
		release();
		assert.equal(await passed, 204);
		await until("the copy of the yes is there", async () => (await copies()).some((value) => value.includes("statistics:true")));
	};
	const next = async () => {
		const page = await context.newPage();
		await page.goto(origin + "/next");
		await page.waitForFunction(() => window.biscotte.version);
		return page.evaluate(() => ({
			counted: !!window.counted, allowed: window.biscotte.allowed("statistics"), answered: !!window.biscotte.choice,
		}));
	};
	return { ...visitor, late, next };
}

/** In another tab, as the page that waits for its answer would mend it. */
async function elsewhere(context, decide) {
	const page = await context.newPage();
	const again = here.passed(endpoint); // it sends what has had no answer
	await page.goto(origin + "/next");
	await again;
	await page.waitForFunction(() => window.biscotte.choice);
	const passed = here.passed(endpoint);
	await page.evaluate(decide);
	return { page, passed };
}

test("a no elsewhere stays a no", async (t) => {
	const { context, late, next } = await stalled(t);
	const { passed } = await elsewhere(context, () => window.biscotte.refuse());
	assert.equal(await passed, 204);
	await late();
	assert.deepEqual(await next(), { counted: false, allowed: false, answered: true });
});

test("a no stays a no with no page left to mend it", async (t) => {
	const { page, context, late, next } = await stalled(t);
	const { page: other, passed } = await elsewhere(context, () => window.biscotte.refuse());
	assert.equal(await passed, 204);
	await Promise.all([page.close(), other.close()]); // nothing is left that could mend it
	await late();
	const [first] = await named(context, "eu-consent");
	assert.match(first.value, /statistics:false/);
	assert.deepEqual(await next(), { counted: false, allowed: false, answered: true });
});

test("one purpose taken back elsewhere stays taken back", async (t) => {
	const { context, late, next } = await stalled(t);
	const { passed } = await elsewhere(context, () => window.biscotte.set({ statistics: false }));
	assert.equal(await passed, 204);
	await late();
	assert.deepEqual(await next(), { counted: false, allowed: false, answered: true });
});

test("what was forgotten elsewhere stays forgotten", async (t) => {
	const { context, late, next } = await stalled(t);
	const { page } = await elsewhere(context, () => window.biscotte.reset());
	await page.waitForFunction(() => !window.biscotte.choice);
	await late();
	assert.deepEqual(await next(), { counted: false, allowed: false, answered: false });
	assert.deepEqual(await next(), { counted: false, allowed: false, answered: false }, "and on the page after that");
});

test("a no by a clock that is two days slow stays a no once it is right", async (t) => {
	const { page, context, layer, accept, refuse } = await visit(t, here.chromium);
	await context.addInitScript(() => {
		const { now } = Date;
		Date.now = () => now() - Number(localStorage.slow ?? 0);
	});
	await page.goto(origin + "/");
	await accept.click();
	await until("the copy of the yes is there", async () => (await named(context, "eu-consent-lasting")).length);
	await page.evaluate(() => (localStorage.slow = 2 * 86_400_000));
	await page.reload();
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	await until("the copy of the yes is gone", async () => !(await named(context, "eu-consent-lasting")).some(({ value }) => value.includes("statistics:true")));
	await page.evaluate(() => (localStorage.slow = 0));
	await page.reload();
	await page.waitForFunction(() => window.biscotte.version);
	assert.equal(await page.evaluate(() => window.biscotte.allowed("statistics") || !!window.counted), false);
	assert.match((await named(context, "eu-consent"))[0].value, /statistics:false/);
});

// Safari removes in a week what scripts have written: an old copy of the server's would be left alone.
for (const [name, decide] of [["one purpose", () => window.biscotte.set({ statistics: false })], ["everything", () => window.biscotte.refuse()]]) {
	test(`${name} taken back, which the server never hears of: its copy says so, too`, async (t) => {
		const { page, context, accept } = await visit(t, here.chromium);
		const copies = async () => (await named(context, "eu-consent-lasting")).map(({ value }) => value);
		await page.goto(origin + "/");
		await accept.click();
		await until("the copy of the yes is there", async () => (await copies()).some((value) => value.includes("statistics:true")));
		here.stalled.set(endpoint, new Promise((done) => t.after(() => (here.stalled.clear(), done()))));
		await page.evaluate(decide);
		assert.match((await copies()).join(), /^1\.\d+\.statistics:false/);
	});
}
