// window.biscotte in a real browser: before the loader, after it, and without a reload.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers/until.mjs";
import { consent, named } from "./harness/cookies.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin } = here;
const early = `<script>
	window.order = [];
	(window.biscotte ||= []).push((b) => order.push("first " + b.version + " " + b.allowed("necessary")));
	(window.biscotte ||= []).push(() => { throw new Error("somebody's mistake"); });
	(window.biscotte ||= []).push((b) => order.push("third"));
</script>`;
here.pages.set("/", { html: html() });
here.pages.set("/early", { html: html({ tag: early + script() + "<script>biscotte.push(() => order.push('late'))</script>" }) });
here.pages.set("/async", { html: html({ tag: early + script("/consent.js", "async") }) });

/** @param {string} path */
async function come(t, path = "/", options = {}) {
	const visitor = await visit(t, here.chromium, options);
	await visitor.page.goto(origin + path);
	await visitor.layer.waitFor();
	return visitor;
}

for (const path of ["/early", "/async"]) {
	test(`what was pushed before the loader runs once, in its order, a mistake in one aside (${path})`, async (t) => {
		const { page } = await come(t, path, { expected: [/somebody's mistake/] });
		await page.waitForFunction(() => order.includes("third"));
		const late = path === "/early" ? ["late"] : [];
		assert.deepEqual(await page.evaluate(() => order), ["first 0.1.0 true", "third", ...late]);
	});
}

test("set answers what it is given and asks the rest; whenAnswered waits for all", async (t) => {
	const expected = [/set\(\) has changed nothing: the policy has no "unknown"; pass true or false/, /"statistics" is "on"/, /the policy has no "media\/"/];
	const { page, context, layer, complaints, told } = await come(t, "/", { expected });
	await page.evaluate(() => {
		window.answered = [];
		biscotte.whenAnswered().then((choice) => answered.push(choice.answers.length));
	});
	const set = async (/** @type {object} */ answers) => {
		const choice = await told("choice");
		await page.evaluate((answers) => biscotte.set(answers), answers);
		return (await choice()).categories;
	};
	assert.deepEqual(await set({ "media/player": true }), { necessary: true, statistics: false, comfort: false, media: false });
	assert.equal(await page.evaluate(() => biscotte.allowed("media/player")), true);
	assert.equal(await layer.isVisible(), true);
	assert.deepEqual(await page.evaluate(() => answered), []);
	await set({ statistics: true, comfort: false });
	assert.equal(await layer.count(), 0, "nothing is left to ask");
	assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: false, media: false });
	assert.deepEqual(await page.evaluate(() => answered), [3]);
	assert.match((await consent(context)).cookie.value, /~player:true/);
	await set({ media: true });
	assert.doesNotMatch((await consent(context)).cookie.value, /~/, "an exception that is none any more is not kept");
	await page.evaluate(() => biscotte.set({ unknown: true }));
	await page.evaluate(() => biscotte.set({ statistics: "on" }));
	await page.evaluate(() => biscotte.set({ "media/": false }));
	await page.evaluate(() => biscotte.set({ "media/": false, comfort: true }));
	await until("all are told", () => complaints.length === 4);
	assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: false, media: true });
});

test("reset forgets and asks again, without a reload", async (t) => {
	const { page, context, layer, accept, refuse, told } = await come(t);
	const accepted = await told("choice");
	await accept.click();
	await accepted(); // or its event would be taken for the next one's
	await layer.waitFor({ state: "detached" });
	const forgotten = await told("choice");
	await page.evaluate(() => biscotte.reset());
	assert.equal((await forgotten()).choice, null);
	await layer.waitFor();
	assert.match((await named(context, "eu-consent"))[0].value, /^1\.\d+$/, "nothing but that earlier answers are taken back");
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
});

test("on, once and off; ready is told to who asks later", async (t) => {
	const { page, told } = await come(t);
	await page.evaluate(() => {
		window.heard = [];
		const hear = ({ choice }) => heard.push("off " + !!choice);
		biscotte.on("choice", hear);
		biscotte.off("choice", hear);
		window.stop = biscotte.on("choice", ({ categories }) => heard.push("on " + categories.statistics));
		biscotte.once("choice", () => heard.push("once"));
		biscotte.on("ready", ({ asked }) => heard.push("ready " + asked));
	});
	for (const yes of [true, false]) {
		const choice = await told("choice");
		await page.evaluate((yes) => (yes ? biscotte.accept() : biscotte.refuse()), yes);
		await choice();
	}
	await page.evaluate(() => stop());
	const choice = await told("choice");
	await page.evaluate(() => biscotte.accept());
	await choice();
	assert.deepEqual(await page.evaluate(() => heard), ["ready true", "on true", "once", "on false"]);
});
