// A good guest: what is the page's stays the page's, whatever the page does to itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { held, page as html } from "./harness/page.mjs";
import { variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { nothing, storage } from "./harness/storage.mjs";
import { visit } from "./harness/visit.mjs";

// What an application draws later was in no page when it was read.
const here = await site({ policy: variant((policy) => (policy.late = true)) });
const { origin, vendor } = here;
const head = `<script>
	window.clicks = 0; window.pops = 0;
	onclick = () => { clicks++ };
	onpopstate = () => { pops++ };
	window.own = [onclick, onpopstate];
	history.replaceState({ page: 1 }, "");
</script>`;
const body = `<main id="first"><h1>One</h1><a href="/two" id="link">two</a><a href="/three" id="spa">three</a></main>
<script>document.getElementById("spa").addEventListener("click", (event) => {
	event.preventDefault();
	history.pushState({ page: 3 }, "", "/three");
	document.body.innerHTML = "<main id=first><h1>Three</h1></main>";
});</script>`;
here.pages.set("/", { html: html({ head, body }) });
here.pages.set("/plain", { html: html({ head, body, tag: "" }) });
here.pages.set("/two", { html: html({ body: "<h1>Two</h1>" }) });

/** The names that the window has of its own, and what stands before and in the body. */
const names = (page) => page.evaluate(() => [...new Set([...Object.keys(window), ...Object.getOwnPropertyNames(window)])].sort());

test("no new names but biscotte", async (t) => {
	const { page, handedOver, customise, panel } = await visit(t, here.chromium);
	await page.goto(origin + "/plain");
	const before = await names(page);
	await page.goto(origin + "/");
	await handedOver();
	await customise.click();
	await panel.waitFor();
	assert.deepEqual((await names(page)).filter((name) => !before.includes(name)), ["biscotte"]);
});

test("handlers, history, storage and the first element stay the page's", async (t) => {
	const { page, handedOver, customise, panel, control } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await customise.click();
	await control("close").click();
	await panel.waitFor({ state: "detached" });
	assert.deepEqual(await page.evaluate(() => ({
		handlers: onclick === own[0] && onpopstate === own[1],
		state: history.state,
		length: history.length,
		first: document.body.firstElementChild.id,
		body: document.body.children.length,
		title: document.title,
		html: [...document.documentElement.attributes].map(({ name }) => name),
		path: location.pathname,
	})), { handlers: true, state: { page: 1 }, length: 2, first: "first", body: 2, title: "Portal", html: ["lang", "dir"], path: "/" });
	assert.deepEqual(await storage(page), nothing);
});

test("the page's links lead where they lead", async (t) => {
	const { page, layer, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	const before = await page.evaluate(() => clicks);
	await page.locator("h1").click();
	assert.equal(await page.evaluate(() => clicks), before + 1);
	await page.locator("#link").click();
	await page.waitForURL("**/two");
	await page.getByRole("heading", { name: "Two" }).waitFor();
	await layer.waitFor();
});

test("a page that navigates by itself keeps the banner, its history and its popstate", async (t) => {
	const { page, layer, accept, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await page.locator("#spa").click();
	await page.getByRole("heading", { name: "Three" }).waitFor();
	assert.ok(await layer.isVisible());
	await page.evaluate(() => document.body.replaceWith(document.createElement("body")));
	assert.ok(await layer.isVisible(), "another body");
	await page.evaluate(() => {
		const head = document.createElement("head");
		head.append(document.querySelector("link[rel=icon]"));
		document.documentElement.replaceChildren(head, document.createElement("body"));
	});
	await layer.waitFor();
	await page.evaluate(() => history.back());
	await page.waitForFunction(() => pops === 1);
	assert.equal(new URL(page.url()).pathname, "/");
	await page.evaluate((markup) => document.body.append(document.createRange().createContextualFragment(markup)),
		held("statistics", vendor.script("later")));
	await accept.click();
	assert.deepEqual(await ran(page, 1), ["later"]);
});

test("the tag twice is one banner", async (t) => {
	here.pages.set("/twice", { html: html({ head: '<script src="/consent.js"></script><script src="/consent.js?2"></script>' }) });
	const { page, layer, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/twice");
	await handedOver();
	assert.equal(await layer.count(), 1);
	assert.equal(await page.locator("biscotte-consent").count(), 1);
});
