// An answer is kept wherever the page is opened: on hosts that the cookie's domain does not match, in frames on other
// sites, where no cookie is taken at all. Nobody is asked twice, and a cookie that was refused is told of.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { answerFrom } from "./harness/answer_from.mjs";
import { banner } from "./harness/banner.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { secure } from "./harness/secure.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";
import { reader } from "../reader/biscotte.mjs";

/** A policy whose consent cookie has attributes of its own. */
const cookie = (/** @type {any} */ attributes) =>
	variant((policy) => {
		three(policy);
		Object.assign(policy.consentCookie, attributes);
		for (const one of policy.categories[0].services.flatMap(({ cookies }) => cookies ?? [])) {
			if (one.name === "eu-consent") one.name = policy.consentCookie.name;
		}
	});
const shared = await site({ policy: cookie({ domain: "portal.test" }) });
const suffix = await portal({ policy: cookie({ domain: "co.uk" }) });
const hostOnly = await portal({ policy: cookie({ name: "__Host-consent" }) });
const below = await portal({ policy: cookie({ path: "/shop" }) });
const plain = await portal({ policy: cookie({}) });
// Made in a test, it would be gone before the page is, which may still fetch what a withdrawal will need.
const https = new Map([[hostOnly, await secure(hostOnly.port)], [plain, await secure(plain.port)], [shared, await secure(shared.port)]]);
const refused = "biscotte: cookie refused";
for (const { pages } of [shared, suffix, hostOnly, below, plain]) {
	pages.set("/", { html: html() });
	pages.set("/next", { html: html() });
}

/** Answers in the banner, or in the panel; then sees that the next page asks nobody and knows the answer. */
async function answers(t, origin, how, { context, page, complaints }, expected) {
	const { layer, refuse, customise, toggle, control, panel, handedOver } = banner(page);
	await page.goto(origin + "/");
	await handedOver();
	if (how === "panel") {
		await customise.click();
		await toggle("statistics").click();
		await control("save").click();
		await panel.waitFor({ state: "detached" });
	} else {
		await refuse.click();
		await layer.waitFor({ state: "detached" });
	}
	await page.goto(origin + "/next");
	const state = await page.evaluate(() => new Promise((done) => {
		const see = () => window.biscotte && done({ asked: !!document.querySelector("biscotte-consent"), on: biscotte.allowed("statistics") });
		addEventListener("load", see);
		if (document.readyState === "complete") see();
	}));
	assert.deepEqual(state, { asked: false, on: how === "panel" });
	assert.deepEqual(complaints.filter((text) => text.startsWith("biscotte")), expected);
	return (await context.cookies()).filter(({ name }) => /consent/.test(name)).map(({ name, domain, path }) => [name, domain, path].join(" "));
}

const cases = [
	["the domain's own host", shared, "http://portal.test", ["eu-consent .portal.test /"], []],
	["a host of another domain", shared, "http://preview.other.test", ["eu-consent preview.other.test /"], []],
	["an address", shared, "http://127.0.0.1", ["eu-consent 127.0.0.1 /"], []],
	["localhost", shared, "http://localhost", ["eu-consent localhost /"], []],
	["a public suffix", suffix, "http://portal.co.uk", ["eu-consent portal.co.uk /"], []],
	["__Host- over https", hostOnly, "https://portal.test", ["__Host-consent portal.test /"], []],
	["__Host- over http", hostOnly, "http://portal.test", [], [refused]],
	["a page outside of the path", below, "http://portal.test", ["eu-consent portal.test /shop", "eu-consent-lasting portal.test /shop"], [refused]],
];
for (const [name, here, origin, kept, expected] of cases) {
	for (const how of ["banner", "panel"]) {
		test(`${name}, answered in the ${how}`, async (t) => {
			const port = origin.startsWith("https") ? https.get(here) : here.port;
			const visitor = await visit(t, shared.chromium, { expected: expected.map((text) => new RegExp(text)), ignoreHTTPSErrors: true });
			// A name that the browser does not find.
			await visitor.context.route(/portal\.co\.uk/, (route) => answerFrom(route, route.request().url().replace("portal.co.uk", "127.0.0.1")));
			assert.deepEqual(await answers(t, `${origin}:${port}`, how, visitor, expected), kept);
		});
	}
}

/** What a server reads of a visitor's cookies. */
async function read(here, context, what) {
	const purposes = await (await fetch(here.server + "purposes.json")).text();
	const cookies = await context.cookies(here.origin);
	return reader(purposes).allowed(cookies.map(({ name, value }) => `${name}=${value}`).join("; "), what);
}

// A server or a proxy has once made the cookie HttpOnly: no script sees it, or can write one in its place.
for (const [name, decide] of [["refused", () => window.biscotte.refuse()], ["taken back", () => window.biscotte.reset()]]) {
	test(`a yes in an HttpOnly cookie of the same name is ${name}`, async (t) => {
		const { page, context } = await visit(t, shared.chromium);
		await page.goto(plain.origin + "/");
		const yes = await page.evaluate(() => (window.biscotte.accept(), document.cookie.match(/eu-consent=([^;]+)/)[1]));
		const older = yes.replace(/\d{10}/, (time) => String(time - 60));
		await context.clearCookies();
		await context.addCookies([{ name: "eu-consent", value: older, url: plain.origin, httpOnly: true }]);
		assert.equal(await read(plain, context, "statistics"), true, "the test itself");
		await page.goto(plain.origin + "/next");
		await page.evaluate(decide);
		assert.equal(await read(plain, context, "statistics"), false);
		await page.goto(plain.origin + "/");
		assert.deepEqual(await page.evaluate(() => [window.biscotte.asking, window.biscotte.allowed("statistics")]), [name !== "refused", false]);
	});
}

test("a decision in a document that is written into a frame is as secure as its page's", async (t) => {
	const { page, context } = await visit(t, shared.chromium, { ignoreHTTPSErrors: true });
	await page.goto(`https://portal.test:${https.get(plain)}/`);
	await page.evaluate((inner) => {
		const frame = document.createElement("iframe");
		frame.srcdoc = inner;
		document.body.append(frame);
	}, html({ tag: script(`https://portal.test:${https.get(plain)}/consent.js`) }));
	const frame = await (await page.waitForSelector("iframe")).contentFrame();
	await frame.waitForFunction(() => window.biscotte?.version);
	await frame.evaluate(() => window.biscotte.refuse());
	assert.deepEqual((await context.cookies()).map(({ name, secure }) => [name, secure]), [["eu-consent", true]]);
});

test("the language is kept too", async (t) => {
	const { page, context, language, layer } = await visit(t, shared.chromium);
	await page.goto(`http://preview.other.test:${shared.port}/`);
	await language.selectOption("fr");
	await page.waitForFunction(() => document.cookie.includes("django_language=fr"));
	await layer.waitFor();
	assert.equal((await context.cookies()).length, 1);
});

/** Comes to a frame on somebody else's site, the page or the frame over https or not. */
async function framed(t, scheme) {
	const [port, outside] = scheme === "https" ? [https.get(plain), https.get(shared)] : [plain.port, shared.port];
	shared.pages.set("/around", { html: html({ tag: "", body: `<iframe src="${scheme}://portal.test:${port}/" width="900" height="700"></iframe>` }) });
	const visitor = await visit(t, shared.chromium, { ignoreHTTPSErrors: true, expected: [/^Blocked autofocusing/, new RegExp(refused)] });
	const come = async () => {
		await visitor.page.goto(`${scheme}://somebody.test:${outside}/around`);
		const frame = visitor.page.frames().find((frame) => frame.url().includes("portal.test"));
		await frame.waitForLoadState();
		return { frame, ...banner(/** @type {any} */ (frame)) };
	};
	return { ...visitor, come };
}

for (const how of ["banner", "panel"]) {
	test(`in a frame on another site over https: a partitioned cookie, answered in the ${how}`, async (t) => {
		const { context, complaints, come } = await framed(t, "https");
		const { accept, layer, handedOver, control, customise, panel } = await come();
		await handedOver();
		if (how === "panel") {
			await customise.click();
			await control("accept").click();
			await panel.waitFor({ state: "detached" });
		} else {
			await accept.click();
			await layer.waitFor({ state: "detached" });
		}
		for (let i = 0; i < 2; i++) {
			const next = await come();
			assert.equal(await next.layer.count(), 0, "asked again");
			assert.equal(await next.frame.evaluate(() => window.biscotte.allowed("media")), true);
		}
		assert.deepEqual(
			(await context.cookies()).filter(({ name }) => name === "eu-consent").map(({ partitionKey, sameSite, secure }) => [!!partitionKey, sameSite, secure]),
			[[true, "None", true]],
		);
		assert.deepEqual(complaints.filter((text) => text.startsWith("biscotte")), []);
		const last = await come();
		await last.frame.evaluate(() => window.biscotte.reset());
		await last.handedOver();
		// A choice without answers takes back whatever came before.
		assert.deepEqual((await context.cookies()).map(({ value }) => value.replace(/\d+$/, "")), ["1."]);
	});
}

test("in a frame on another site over http, where nothing is kept at all: told of once", async (t) => {
	const { context, complaints, come } = await framed(t, "http");
	const { frame, refuse, layer } = await come();
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	await frame.evaluate(() => window.biscotte.refuse());
	assert.deepEqual(await context.cookies(), []);
	assert.deepEqual(complaints.filter((text) => text.startsWith("biscotte")), [refused]);
});

test("in a shell without cookies", async (t) => {
	const visitor = await visit(t, shared.chromium, { expected: [new RegExp(refused)] });
	await visitor.context.addInitScript(() => Object.defineProperty(Document.prototype, "cookie", { get: () => "", set() {} }));
	assert.deepEqual(await answers(t, plain.origin, "panel", visitor, [refused]), []);
});

test("a file", async (t) => {
	const folder = mkdtempSync(join(tmpdir(), "biscotte-file-"));
	after(() => rmSync(folder, { recursive: true }));
	for (const name of ["index.html", "next.html"]) writeFileSync(join(folder, name), html({ tag: script(plain.biscotte + "consent.js") }));
	const { page, refuse, layer, complaints } = await visit(t, shared.chromium, { expected: [new RegExp(refused)] });
	await page.goto("file://" + join(folder, "index.html"));
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	await page.goto("file://" + join(folder, "next.html"));
	await page.waitForFunction(() => window.biscotte);
	await page.waitForLoadState();
	assert.equal(await layer.count(), 0, "asked again");
	assert.deepEqual(complaints, [refused]);
});
