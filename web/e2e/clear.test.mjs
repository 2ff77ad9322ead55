// A refusal and a withdrawal clear: everything that a script can remove has gone, the rest is said (AC-7, AC-19).
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { secure } from "./harness/secure.mjs";
import { site } from "./harness/site.mjs";
import { nothing, storage } from "./harness/storage.mjs";
import { visit } from "./harness/visit.mjs";

const policy = variant((policy) => {
	three(policy);
	const [necessary] = policy.categories;
	const [player] = policy.categories.at(-1).services;
	const [sample] = player.cookies;
	const cookie = (/** @type {object} */ own) => ({ ...sample, name: undefined, ...own });
	player.cookies = [
		cookie({ name: "exact" }),
		cookie({ pattern: "play_*" }),
		cookie({ name: "play_secret", httpOnly: true }),
		cookie({ name: "abroad", party: "third", kind: "third-party" }),
	];
	player.storage = {
		local: ["player", "player.*"],
		session: ["player.*"],
		databases: ["player-db"],
		caches: ["player-*"],
		workers: ["/player/"],
	};
	necessary.services[0].cookies.push(cookie({ name: "needed", kind: "necessary" }));
	const [maps] = policy.categories.find(({ id }) => id === "comfort").services;
	maps.cookies.push(cookie({ name: "play_shared" }));
	maps.reload = true;
});
const here = await site({ policy });
const origin = `https://a.b.example.test:${await secure(here.port)}`;
const paths = ["/", "/x", "/x/", "/x/y", "/x/y/"];
const domains = ["", "; Domain=a.b.example.test", "; Domain=b.example.test", "; Domain=example.test"];

/** A cookie of every domain, path and partition that the page can see. */
function everywhere(/** @type {string} */ name) {
	return paths.flatMap((path) =>
		domains.flatMap((domain) =>
			["", "; Secure", "; Secure; SameSite=None; Partitioned"].map((end) => `${name}=1; Path=${path}${domain}${end}`)));
}

let headers = {};
here.pages.set("/x/y/page", () => ({ html: html(), headers }));
here.pages.set("/player/worker.js", { html: "", headers: { "Content-Type": "text/javascript" } });

/** Opens the page with cookies that it sets by itself. */
async function come(t, cookies) {
	const visitor = await visit(t, here.chromium, { ignoreHTTPSErrors: true });
	headers = { "Set-Cookie": cookies };
	await visitor.page.goto(origin + "/x/y/page");
	headers = {};
	return visitor;
}

const names = async (context) => [...new Set((await context.cookies()).map(({ name }) => name))].sort();

test("the first refusal removes what was there before, whatever its domain, path and partition", async (t) => {
	const cookies = ["exact", "play_a", "play_b.c"].flatMap(everywhere).concat("needed=1; Path=/", "other=1; Path=/");
	const { page, context, refuse, told } = await come(t, cookies);
	assert.ok((await named(context, "exact")).length >= paths.length * domains.length * 2, "they are all there");
	const cleared = await told("cleared");
	await refuse.click();
	const { removed, remaining } = await cleared();
	assert.deepEqual(await names(context), ["eu-consent", "needed", "other"]);
	assert.deepEqual(removed.map(({ name }) => name).sort(), ["exact", "play_a", "play_b.c"]);
	assert.deepEqual(removed[0], { service: "player", kind: "cookie", name: "exact" });
	assert.deepEqual(remaining, [
		{ service: "player", kind: "cookie", name: "play_secret", why: "httpOnly" },
		{ service: "player", kind: "cookie", name: "abroad", why: "third-party" },
	]);
	await page.reload();
	assert.deepEqual(await names(context), ["eu-consent", "needed", "other"]);
});

test("what scripts cannot reach stays, and is said", async (t) => {
	const { context, refuse, told } = await come(t, ["play_secret=1; Path=/; HttpOnly", "exact=1; Path=/; HttpOnly", "play_a=1; Path=/"]);
	const cleared = await told("cleared");
	await refuse.click();
	const { removed, remaining } = await cleared();
	assert.deepEqual(removed.map(({ name }) => name), ["play_a"]);
	assert.ok(remaining.some(({ name, why }) => name === "play_secret" && why === "httpOnly"));
	assert.deepEqual(await names(context), ["eu-consent", "exact", "play_secret"]);
});

test("the panel says what remains, until the service may be used again; another withdrawal adds to it", async (t) => {
	const { page, panel, control, refuse, told } = await come(t, ["play_a=1; Path=/"]);
	const opened = async () => {
		await page.evaluate(() => window.biscotte.open());
		await panel.waitFor();
		const said = await panel.locator(".remains").allInnerTexts();
		await control("close").click();
		await panel.waitFor({ state: "detached" });
		return said;
	};
	assert.deepEqual(await opened(), [], "nothing has been withdrawn");
	const cleared = await told("cleared");
	await refuse.click();
	await cleared();
	assert.deepEqual(await opened(), [phrases("en").remains.replace("{names}", "play_secret, abroad")]);
	const answered = await told("choice");
	await page.evaluate(() => window.biscotte.set({ media: true }));
	await answered();
	assert.deepEqual(await opened(), []);
});

/** Leaves something of the player's, and something of the page's own, in every room. */
function leave(page) {
	return page.evaluate(async () => {
		for (const key of ["player", "player.volume", "playerless"]) localStorage.setItem(key, "1");
		for (const key of ["player.now", "own"]) sessionStorage.setItem(key, "1");
		for (const name of ["player-db", "own-db"]) {
			await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result.close())));
		}
		for (const name of ["player-v1", "own"]) await caches.open(name);
		await navigator.serviceWorker.register("/player/worker.js");
		document.cookie = "play_late=1; Path=/x; Domain=example.test; Secure";
	});
}

test("a withdrawal empties every room of the service, and of no other", async (t) => {
	const { page, context, accept, told } = await come(t, []);
	await accept.click();
	await leave(page);
	assert.equal((await storage(page)).workers.length, 1);
	const cleared = await told("cleared");
	await page.evaluate(() => window.biscotte.set({ media: false }));
	const { removed } = await cleared();
	assert.deepEqual(await storage(page), {
		...nothing, local: ["playerless"], session: ["own"], databases: ["own-db"], caches: ["own"],
	});
	assert.deepEqual(removed.map(({ kind, name }) => kind + " " + name), [
		"cookie play_late", "local player", "local player.volume", "session player.now", "database player-db", "cache player-v1",
		"worker /player/",
	]);
	assert.deepEqual(await names(context), ["eu-consent"]);
});

test("what code that runs already leaves after a withdrawal goes too, and what it leaves after a new yes stays", async (t) => {
	const { page, context, accept, told } = await come(t, []);
	await accept.click();
	await leave(page);
	const cleared = await told("cleared");
	await page.evaluate(() => window.biscotte.set({ media: false }));
	await cleared();
	const late = await told("cleared");
	await page.evaluate(() => {
		document.cookie = "play_late=1; Path=/";
		localStorage.setItem("player", "1");
	});
	const { removed } = await late();
	assert.deepEqual(removed.map(({ name }) => name), ["play_late", "player"]);
	const script = await told("cleared");
	await page.evaluate(() => {
		localStorage.setItem("player.volume", "1");
		document.head.append(Object.assign(document.createElement("script"), { src: "data:text/javascript," }));
	});
	await script();
	await page.evaluate(() => addEventListener("pagehide", () => (document.cookie = "play_last=1; Path=/")));
	const answered = await told("choice");
	await page.evaluate(() => window.biscotte.set({ media: true }));
	await answered();
	await page.evaluate(() => (document.cookie = "play_kept=1; Path=/"));
	await page.reload();
	assert.deepEqual(await names(context), ["eu-consent", "play_kept", "play_last"]);
});

for (const [type, on] of [["pagehide", "window"], ["visibilitychange", "document"]]) {
	test(`what it leaves in ${type}, when the visitor goes, is not there on the next page`, async (t) => {
		const { page, accept, told } = await come(t, []);
		await accept.click();
		await page.evaluate(([type, on]) => window[on].addEventListener(type, () => {
			localStorage.setItem("player", "1");
			sessionStorage.setItem("player.now", "1");
		}), [type, on]);
		const cleared = await told("cleared");
		await page.evaluate(() => window.biscotte.set({ media: false }));
		await cleared();
		await page.reload();
		const { local, session } = await storage(page);
		assert.deepEqual([local, session], [[], []]);
	});
}

test("the first refusal empties them too, and says what is out of its reach", async (t) => {
	const { page, context, refuse, told } = await come(t, ["exact=1; Path=/x; Domain=b.example.test", "play_secret=1; Path=/; HttpOnly"]);
	await leave(page);
	const cleared = await told("cleared");
	await refuse.click();
	const { removed, remaining } = await cleared();
	assert.deepEqual(await storage(page), {
		...nothing, local: ["playerless"], session: ["own"], databases: ["own-db"], caches: ["own"],
	});
	assert.deepEqual(removed.map(({ kind }) => kind), ["cookie", "cookie", "local", "local", "session", "database", "cache", "worker"]);
	assert.deepEqual(remaining.map(({ name, why }) => [name, why]), [["play_secret", "httpOnly"], ["abroad", "third-party"]]);
	assert.deepEqual(await names(context), ["eu-consent", "play_secret"]);
});

test("a cookie that a service that is allowed has too stays; with that one's withdrawal the page is loaded again", async (t) => {
	const { page, context, accept, told } = await come(t, ["play_shared=1; Path=/", "play_own=1; Path=/"]);
	await accept.click();
	const first = await told("cleared");
	await page.evaluate(() => window.biscotte.set({ media: false }));
	await first();
	assert.deepEqual(await names(context), ["eu-consent", "play_shared"]);
	const again = page.waitForEvent("load");
	await page.evaluate(() => window.biscotte.set({ comfort: false }));
	await again;
	assert.deepEqual(await names(context), ["eu-consent"]);
});

test("a visitor who has said no: what appears all the same is gone on the next page", async (t) => {
	const { page, context, refuse, told, asked } = await come(t, []);
	const answered = await told("choice");
	await refuse.click();
	await answered();
	await page.evaluate(() => (document.cookie = "play_again=1; Path=/x/y"));
	await page.reload();
	await page.waitForFunction(() => !document.cookie.includes("play_again"));
	assert.deepEqual(await names(context), ["eu-consent"]);
	const before = asked(/clear\.js|stores\.json/).length;
	await page.reload({ waitUntil: "networkidle" });
	assert.equal(asked(/clear\.js|stores\.json/).length, before, "where there is nothing to clear, nothing is fetched for it");
});

test("of consent cookies that disagree the newest counts, and is the only one left", async (t) => {
	const { page, context, accept, told } = await come(t, []);
	const answered = await told("choice");
	await accept.click();
	await answered();
	const [{ value }] = await named(context, "eu-consent");
	const older = value.replace(/^1\.(\d+)/, (_, time) => `1.${time - 1000}`).replaceAll(":true:", ":false:");
	headers = { "Set-Cookie": [`eu-consent=${older}; Path=/; Domain=example.test`, `eu-consent=${older}; Path=/x/y; Secure`] };
	await page.reload();
	headers = {};
	await page.waitForFunction(() => document.cookie.split("eu-consent=").length === 2);
	const [left, ...more] = await named(context, "eu-consent");
	assert.deepEqual([left.value, left.path, left.domain, more], [value, "/", "a.b.example.test", []]);
	assert.equal(await page.evaluate(() => window.biscotte.allowed("media")), true);
});
