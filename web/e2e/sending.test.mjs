// Every answer is told to the site's own server, which keeps it once (AC-29, AC-31) and writes the cookie again (AC-17):
// also when the server is away, the line is down, or the visitor leaves at once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { until } from "./browsers/until.mjs";
import { consent, inDays, named } from "./harness/cookies.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { nameOf, recorded, records } from "./harness/records.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const policy = variant((policy) => {
	three(policy);
	recorded(policy);
	policy.records.shown = true;
	policy.gpc = { refuses: ["statistics", "comfort", "media"], lastUpdate: "2026-11-25" };
	const [player] = policy.categories.at(-1).services;
	player.cookies.push({ ...player.cookies[0], name: "tube_secret", httpOnly: true });
});
const book = records();
const here = await site({ policy, prefix: "/consent", flags: book.flags });
const { origin, broken, passed } = here;
const endpoint = "/consent/choice";
const tag = script("/consent/consent.js");
const settings = '<a href="#" data-consent-open>Cookie settings</a>';
for (const path of ["/", "/next"]) here.pages.set(path, { html: html({ tag, body: settings }) });
here.pages.set("/secret", { html: html({ tag }), headers: { "Set-Cookie": "tube_secret=1; Path=/; HttpOnly" } });

/** A visitor on the front page; mine are the records that have come since. */
async function come(t, options) {
	const before = book.kept().length;
	const visitor = await visit(t, here.chromium, options);
	await visitor.page.goto(origin + "/");
	return { ...visitor, mine: () => book.kept().slice(before) };
}
/** The status of the next answer to what a page sends. */
const status = (page) => page.waitForResponse((response) => response.url() === origin + endpoint);
const unsent = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("eu-consent-waiting") ?? "[]"));
/** Waits until there is nothing left to send. What is decided waits by the time that the page is told. */
const settled = (page) => until("nothing waits", async () => !(await unsent(page))[0]);
/** Decides something, and waits until that has been sent. */
async function decide({ page, told }, press) {
	const choice = await told("choice");
	await press();
	await choice();
	await settled(page);
}

test("an answer is recorded, and the server writes a copy that lasts", async (t) => {
	const { page, accept, context, mine } = await come(t);
	const answer = status(page);
	await accept.click();
	const response = await answer;
	assert.equal(response.status(), 204);
	const { cookie } = await consent(context);
	const lines = (await response.headerValues("set-cookie")).filter((line) => /^eu-consent(-lasting)?=/.test(line));
	assert.equal(lines.join().replace(/Max-Age=\d+/, "Max-Age=n"), `eu-consent-lasting=${cookie.value}; Path=/; Max-Age=n; SameSite=Lax`);
	assert.ok(Math.abs(cookie.expires - inDays(180)) < 60, "180 days from the answer");
	const [record, ...more] = mine();
	assert.deepEqual(more, []);
	assert.deepEqual([record.kind, record.source, record.language, record.choice], ["given", "banner", "en", cookie.value]);
	const [receipt] = await named(context, "eu-consent-record");
	assert.deepEqual([receipt.httpOnly, receipt.path], [true, "/consent/"]);
	assert.equal(nameOf(receipt.value), record.ref); // the id itself is kept nowhere else
	await settled(page);
});

test("a banner that is shown is counted, by its language alone", async (t) => {
	const { page, told, accept, context } = await come(t);
	await context.addCookies([{ name: "mine", value: "1", url: origin }]);
	const shown = [];
	page.on("request", (request) => request.url() === origin + "/consent/shown" && shown.push(request));
	const response = page.waitForResponse(origin + "/consent/shown");
	await page.goto(origin + "/");
	assert.equal((await response).status(), 204);
	const { cookie, referer } = await shown[0].allHeaders();
	assert.deepEqual([shown[0].postData(), cookie, referer], ['{"language":"en"}', undefined, undefined]);
	await decide({ page, told }, () => accept.click());
	await page.goto(origin + "/next");
	await page.waitForFunction(() => window.biscotte?.choice);
	assert.equal(shown.length, 1);
});

test("a choice of ten days ago that comes late has 170 days left", async (t) => {
	const { page, accept, context, told } = await come(t);
	await decide({ page, told }, () => accept.click());
	const value = (await consent(context)).cookie.value.replace(/^1\.\d+/, "1." + inDays(-10));
	await context.clearCookies();
	await context.addCookies([{ name: "eu-consent", value, url: origin }]); // ends with the browser
	await page.evaluate((choice) => {
		const answer = { id: "7".repeat(32), choice, was: "", language: "en", shown: "", source: "panel" };
		localStorage.setItem("eu-consent-waiting", JSON.stringify([answer]));
	}, value);
	const late = status(page);
	await page.goto(origin + "/next");
	assert.equal((await late).status(), 204);
	const [lasting] = await named(context, "eu-consent-lasting");
	assert.equal(lasting.value, value);
	assert.ok(Math.abs(lasting.expires - inDays(170)) < 60);
});

test("a withdrawal in the panel takes back what no script can", async (t) => {
	const visitor = await come(t);
	const { page, accept, control, panel, context, mine } = visitor;
	await decide(visitor, () => accept.click());
	await page.goto(origin + "/secret");
	await page.evaluate(() => window.biscotte.open());
	await control("refuse").waitFor();
	await decide(visitor, () => control("refuse").click());
	assert.deepEqual(await named(context, "tube_secret"), []);
	assert.deepEqual(mine().map(({ kind, source }) => [kind, source]), [["given", "banner"], ["withdrawn", "panel"]]);
	assert.equal(mine()[1].previous, mine()[0].ref);
	await page.evaluate(() => window.biscotte.open());
	await control("refuse").waitFor();
	assert.doesNotMatch(await panel.innerText(), /tube_secret/, "it has gone");
});

for (const [what, failure] of [["is overloaded", 503], ["does not answer", 0], ["wants a rest", 429]]) {
	test(`the server ${what}: the choice stands, and the next page sends it`, async (t) => {
		const { page, accept, context, mine } = await come(t, { expected: [/503|429|net::ERR_EMPTY_RESPONSE/] });
		broken.set(endpoint, failure);
		t.after(() => broken.delete(endpoint));
		const tried = page.waitForEvent(failure ? "response" : "requestfailed", (r) => r.url() === origin + endpoint);
		await accept.click();
		await tried;
		assert.equal(await page.evaluate(() => window.biscotte.allowed("media")), true);
		assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: true, media: true });
		assert.deepEqual(mine(), []);
		broken.delete(endpoint);
		const again = status(page);
		await page.goto(origin + "/next");
		assert.equal((await again).status(), 204);
		assert.equal(mine().length, 1);
	});
}

test("the line is down: what was answered is sent when it is back, in its order", async (t) => {
	const { page, context, mine } = await come(t, { expected: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });
	await context.setOffline(true);
	const failed = page.waitForEvent("requestfailed");
	await page.evaluate(() => window.biscotte.accept());
	await failed;
	await page.evaluate(() => window.biscotte.refuse());
	await until("both wait", async () => (await unsent(page)).length === 2);
	await context.setOffline(false);
	await settled(page);
	assert.deepEqual(mine().map(({ kind, source }) => [kind, source]), [["given", "api"], ["withdrawn", "api"]]);
	assert.equal((await consent(context)).answers.media, false);
});

test("an answer whose receipt is lost is sent again, and recorded once", async (t) => {
	const { page, refuse, mine } = await come(t, { expected: [/ERR_EMPTY_RESPONSE/] });
	here.cut.push(/choice/);
	t.after(() => here.cut.splice(0));
	const tried = page.waitForEvent("requestfailed");
	await refuse.click();
	await tried;
	assert.equal(mine().length, 1);
	here.cut.splice(0);
	const again = status(page);
	await page.goto(origin + "/next");
	assert.equal((await again).status(), 204);
	assert.deepEqual(mine().map(({ kind }) => kind), ["refused"]);
});

/** Presses something, and leaves before anything else can happen. */
const pressAndLeave = (control) =>
	control.evaluate((button) => {
		button.click();
		location.href = "about:blank";
	});

for (const [what, silent, ready] of [
	["the loader's banner", /\.wasm$/, ({ accept }) => accept],
	["the component's banner", /^$/, ({ accept, handedOver }) => handedOver().then(() => accept)],
	["the panel", /^$/, ({ customise, control }) => customise.click().then(() => control("accept"))],
]) {
	test(`who leaves at the press has answered all the same: ${what}`, async (t) => {
		here.silent.push(silent);
		t.after(() => here.silent.splice(0));
		const visitor = await come(t);
		const control = await ready(visitor);
		await control.waitFor();
		const kept = passed(endpoint);
		await pressAndLeave(control);
		assert.equal(await kept, 204);
		assert.equal(visitor.mine().length, 1);
	});
}

test("what the server never takes is not sent again, and the site's owner is told", async (t) => {
	const visitor = await come(t, { expected: [/404/] });
	const { page, accept, complaints, mine } = visitor;
	broken.set(endpoint, 404);
	t.after(() => broken.delete(endpoint));
	const tried = status(page);
	await accept.click();
	await tried;
	await settled(page);
	const told = complaints.filter((text) => text.startsWith("biscotte"));
	assert.equal(told.length, 1);
	assert.match(told[0], /an answer is not recorded: .*\/consent\/choice answered 404.*biscotte serve --records/);
	broken.delete(endpoint);
	await page.goto(origin + "/next");
	await decide(visitor, () => page.evaluate(() => window.biscotte.refuse())); // what waited would go before it
	assert.deepEqual(mine().map(({ kind, source }) => [kind, source]), [["withdrawn", "api"]]);
});

test("a privacy signal that has answered alone is recorded once", async (t) => {
	const before = book.kept().length;
	const visitor = await visit(t, here.chromium, { extraHTTPHeaders: { "Sec-GPC": "1" } });
	const { page, context, layer } = visitor;
	await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { value: true }));
	const told = status(page);
	await page.goto(origin + "/");
	assert.equal((await told).status(), 204);
	assert.equal(await layer.count(), 0, "nothing is asked");
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
	await page.goto(origin + "/next");
	await decide(visitor, () => page.evaluate(() => window.biscotte.refuse())); // another signal would go before it
	assert.deepEqual(book.kept().slice(before).map(({ source }) => source), ["gpc", "api"]);
});

test("visitors see their record in the panel, download it and have it deleted", async (t) => {
	const visitor = await come(t);
	const { page, context, accept, panel, control, layer, mine } = visitor;
	await decide(visitor, () => accept.click());
	const [record] = mine();
	await page.evaluate(() => window.biscotte.open());
	await panel.locator(".record summary").click();
	await panel.locator(".record code").waitFor();
	const said = await panel.locator(".record").innerText();
	assert.ok(said.includes(record.ref) && said.includes(record.time.slice(0, 16).replace("T", " ")), said);
	assert.match(said, /media\s+Allowed/);
	const [download] = await Promise.all([page.waitForEvent("download"), control("download").click()]);
	const file = JSON.parse(await readFile(await download.path(), "utf8"));
	assert.deepEqual(file.map(({ ref }) => ref), [record.ref]);
	const choice = await visitor.told("choice");
	await control("forget").click();
	assert.equal((await choice()).choice, null);
	await layer.waitFor();
	assert.match(await visitor.status.innerText(), /deleted/);
	for (const { name, value } of await context.cookies()) {
		assert.match(name, /^eu-consent(-lasting)?$/, "the receipt has gone");
		assert.match(value, /^1\.\d+$/, "nothing but that earlier answers are taken back");
	}
	assert.deepEqual(mine(), []);
	assert.deepEqual(await unsent(page), []);
});

test("who has no record is told so", async (t) => {
	const visitor = await come(t, { expected: [/404/] });
	await decide(visitor, () => visitor.refuse.click());
	await visitor.page.evaluate(() => window.biscotte.open());
	await visitor.panel.locator(".record summary").click();
	await visitor.panel.getByText("No record of your choice is linked to this browser.").waitFor();
});

test("a language cookie that no script can write is the server's", async (t) => {
	const { page, context, language } = await visit(t, here.chromium);
	const hidden = await portal({
		policy: variant((policy) => {
			recorded(policy);
			policy.languageCookie.httpOnly = true;
			policy.categories[0].services[0].cookies.forEach((cookie) => cookie.name === "django_language" && (cookie.httpOnly = true));
		}),
		prefix: "/consent", flags: records().flags,
	});
	const french = ({ headers }) => /django_language=fr/.test(headers.cookie);
	hidden.pages.set("/", (request) => ({ html: html({ tag, lang: french(request) ? "fr" : "en" }) }));
	await page.goto(hidden.origin + "/");
	const loaded = page.waitForEvent("load"); // the policy wants that
	await language.selectOption("fr");
	await loaded;
	const [cookie] = await named(context, "django_language");
	assert.deepEqual([cookie.value, cookie.httpOnly], ["fr", true]);
	assert.equal(await language.inputValue(), "fr");
});

test("the chain is whole", () => assert.match(book.verify(), /\S/));
