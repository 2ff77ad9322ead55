// Held scripts that were written for another time: they write into the document, or wait for an event that has been. Let go
// after that, they leave the page as it is, and begin nevertheless, once.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { held, heldInline, mark, page as html, script } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { ran } from "./harness/ran.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin, vendor } = here;
const code = (/** @type {string} */ path, /** @type {string} */ text) =>
	here.pages.set(path, { html: text, headers: { "Content-Type": "text/javascript" } });
const around = (/** @type {string} */ inner) => `<h1>Shop</h1><div id="place">${inner}</div><p id="after">After</p>`;

/** A visitor on a page with this in its body, which has loaded. */
async function come(t, body, { at = origin, head = "", headers = {}, nonce = "", ...options } = {}) {
	here.pages.set("/page", { html: html({ head, tag: script("/consent.js", nonce && `nonce="${nonce}"`), body: around(body) }), headers });
	const visitor = await visit(t, here.chromium, options);
	await visitor.page.goto(at + "/page");
	await visitor.layer.waitFor();
	return visitor;
}

/** The same after Accept, and then on the next page, where the answer is known: then is called on both. */
async function both(t, body, then, options) {
	const visitor = await come(t, body, options);
	await visitor.accept.click();
	await then(visitor, "after Accept");
	await visitor.page.reload();
	await then(visitor, "on the next page");
}

/** The page is there, with what was written in the place of the script. */
async function kept(page, when, written = "written") {
	await page.waitForFunction((text) => document.querySelector("#place")?.textContent.includes(text), written);
	const there = await page.evaluate(() => ["h1", "#after"].every((one) => document.querySelector(one)) && typeof window.biscotte);
	assert.equal(there, "object", when);
}

const text = (/** @type {string} */ end) =>
	`document.write("<p>wri"); document.open(); document.writeln("tten</p>"); document.close(); ` +
	`document.write('<script src="${vendor.script("far")}"><\\/script><script>${mark("near").replaceAll('"', "&quot;").replaceAll("&quot;", '\\"').replaceAll('\\"', "`")}<\\/script>'); ${end}`;

test("what an inline script writes is put in its place, its scripts run in order, and the page stays", async (t) => {
	await both(t, heldInline("statistics", text(mark("writer"))), async ({ page }, when) => {
		assert.deepEqual(await ran(page, 3), ["writer", "far", "near"], when);
		await kept(page, when);
	});
});

test("so is what a file writes", async (t) => {
	code("/writer.js", text(mark("writer")));
	await both(t, held("statistics", "/writer.js"), async ({ page }, when) => {
		assert.deepEqual(await ran(page, 3), ["writer", "far", "near"], when);
		await kept(page, when);
	});
});

test("what is written is held to the rules of the page", async (t) => {
	const frame = `<iframe data-consent="comfort" data-src="${vendor.origin}/frame" src="${vendor.origin}/live"></iframe>`;
	const smuggled = `<script type="text/plain" data-consent="statistics">${mark("smuggled").replaceAll('"', "`")}<\\/script>`;
	const body = heldInline("statistics", `document.write('written${frame}${smuggled}');`) + heldInline("statistics", mark("next"));
	const { page, accept } = await come(t, body, { expected: [/live src/, /no category/, /stays held, as it came after/] });
	await accept.click();
	assert.deepEqual(await ran(page, 1), ["next"]);
	await kept(page, "after Accept");
	await page.waitForLoadState("networkidle");
	assert.deepEqual(await page.evaluate(() => window.ran), ["next"]);
	assert.deepEqual(vendor.asked.filter((one) => /frame|live/.test(one)), []);
});

test("under nonces, what is written needs the nonce too; Trusted Types hold for it", async (t) => {
	const csp = "script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types biscotte theirs";
	const make = 'const theirs = trustedTypes.createPolicy("theirs", { createHTML: String });';
	const tags = [["n1", "invited"], ["n2", "smuggled"], ["", "smuggled"]].map(([nonce, name]) =>
		`<script nonce="${nonce}">${mark(name).replaceAll('"', "`")}<\\/script>`);
	const body = heldInline("statistics", `${make} document.write(theirs.createHTML('written${tags.join("")}'))`, 'nonce="n1"') +
		heldInline("statistics", `document.write("<p>not that</p>"); ${mark("second")}`, 'nonce="n1"');
	const options = { headers: { "Content-Security-Policy": csp }, nonce: "n1", expected: [/has not the page's nonce/, /Trusted ?Types? refuse|TrustedHTML/] };
	const { page, accept, complaints } = await come(t, body, options);
	await accept.click();
	assert.deepEqual((await ran(page, 2)).sort(), ["invited", "second"]);
	await kept(page, "under Trusted Types");
	assert.equal(await page.getByText("not that").count(), 0);
	assert.equal(complaints.filter((line) => /has not the page's nonce/.test(line)).length, 2);
});

test("what is written later, by nothing of the page's, is ignored with one line; the page may still write itself anew", async (t) => {
	code("/timer.js", `setTimeout(() => { document.write("<p>late</p>"); document.open(); document.write("<p>late</p>"); document.close(); ${mark("timer")} })`);
	const body = heldInline("statistics", `setTimeout(() => { document.write("<p>late</p>"); ${mark("inline")} })`) + held("statistics", "/timer.js");
	const { page, accept, complaints } = await come(t, body, { expected: [/ignores what a script writes/] });
	await accept.click();
	assert.deepEqual((await ran(page, 2)).sort(), ["inline", "timer"]);
	assert.equal(await page.locator("h1").count(), 1);
	assert.equal(await page.getByText("late").count(), 0);
	assert.equal(complaints.length, 1);
	await page.evaluate(() => setTimeout(() => {
		document.open();
		document.write("<p id=anew>anew</p>");
		document.close();
	}));
	await page.locator("#anew").waitFor();
	assert.equal(await page.locator("h1").count(), 0);
});

/** How scripts wait, and what they leave in window.ran: exactly that. */
const waits = {
	"document, DOMContentLoaded": ['document.addEventListener("DOMContentLoaded", (e) => { if (e.target === document) NOTE })'],
	"window, DOMContentLoaded": ['addEventListener("DOMContentLoaded", function () { if (this === window) NOTE }, { once: true })'],
	"window, load": ['window.addEventListener("load", { handleEvent() { NOTE } })'],
	// Of handlers, the last one counts.
	"window.onload": ["window.onload = () => { NOTE }", [], ["last"]],
	"document.onreadystatechange": ['document.onreadystatechange = () => { if (document.readyState === "complete") NOTE }', [], ["last"]],
	"readystatechange": ['document.addEventListener("readystatechange", () => { if (document.readyState === "complete") NOTE })'],
	"readyState": ['if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => { NOTE }); else { NOTE }'],
	"the same listener twice": ['for (const i of [1, 2]) ((window.f ??= () => { NOTE }), addEventListener("load", window.f))'],
	"a listener that was removed": [
		'{ const gone = () => ran.push("removed"); addEventListener("load", gone); removeEventListener("load", gone); window.onload = gone; window.onload = null; NOTE }',
	],
	"one that fails": ['addEventListener("load", () => { NOTE; throw new Error("theirs") })', [/theirs/]],
};

for (const [name, [way, expected = [], all = ["file", "inline", "last"]]] of Object.entries(waits)) {
	test(`a script that waits begins, and only that: ${name}`, async (t) => {
		const note = (/** @type {string} */ who) => way.replaceAll("NOTE", mark(who)).replaceAll("window.f", "window." + who);
		code("/waits.js", note("file"));
		const own = `<script>for (const on of [window, document]) for (const type of ["DOMContentLoaded", "load", "readystatechange"])
			on.addEventListener(type, () => { window.own = (window.own ?? 0) + 1; });</script>`;
		const body = heldInline("statistics", note("inline")) + held("statistics", "/waits.js") + heldInline("statistics", note("last"));
		const { page, accept } = await come(t, body, { head: own, expected });
		await page.waitForLoadState("load");
		const heard = await page.evaluate(() => window.own);
		await accept.click();
		assert.deepEqual((await ran(page, all.length)).sort(), all);
		assert.equal(await page.evaluate(() => window.own), heard, "the page's own listeners hear nothing again");
		await page.reload();
		assert.deepEqual((await ran(page, all.length)).sort(), all, "on the next page");
		await page.waitForFunction(() => window.addEventListener === EventTarget.prototype.addEventListener); // all is as it was
		assert.equal(await page.evaluate(() => window.own), heard);
	});
}

test("jQuery's own way of waiting", async (t) => {
	code("/jquery.js", readFileSync(new URL("../node_modules/jquery/dist/jquery.js", import.meta.url), "utf8"));
	const body = held("statistics", "/jquery.js") + heldInline("statistics", `jQuery(function () { ${mark("ready")} }); jQuery(window).on("load", function () { ${mark("load")} })`);
	await both(t, body, async ({ page }, when) => assert.deepEqual((await ran(page, 2)).sort(), ["load", "ready"], when));
});

test("Partytown hears of scripts that were let go for it", async (t) => {
	const lib = (/** @type {string} */ name) => readFileSync(new URL(`../node_modules/@builder.io/partytown/lib/${name}`, import.meta.url), "utf8");
	for (const name of ["partytown.js", "partytown-sw.js", "partytown-media.js"]) code("/~partytown/" + name, lib(name));
	here.pages.set("/~partytown/partytown-sandbox-sw.html", { html: "" });
	const head = `<script>for (const on of [window, document]) on.addEventListener("pt0", () => (window.begun = true))</script><script>partytown = { forward: [] }</script><script>${lib("partytown.js")}</script>`;
	const body = heldInline("statistics", 'document.body.setAttribute("data-first", "ran")', 'data-consent-type="text/partytown"') +
		heldInline("statistics", 'document.body.setAttribute("data-second", "ran")', 'data-consent-type="text/partytown"');
	// It needs a service worker, and so a secure context; it says where it has moved to.
	const { page, accept } = await come(t, body, { expected: [/qwik.dev/], head, at: `http://127.0.0.1:${here.port}` });
	await page.waitForFunction(() => window.begun);
	await accept.click();
	await page.locator("body[data-first][data-second]").waitFor();
});
