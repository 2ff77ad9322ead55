// Every kind of element waits: no request before a yes, one after it, none after a withdrawal (AC-1, AC-7, AC-28).
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { files } from "./harness/files.mjs";
import { page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin } = here;
const theirs = await files();
after(theirs.stop);
const { file, asked, came } = theirs;
const media = 'data-consent="media/player"';
const svg = "image/svg+xml";
const wav = "audio/wav";
/** Each kind: its markup, and what it asks for. */
const kinds = {
	iframe: [`<iframe id="it" ${media} data-src="${file("iframe")}"></iframe>`, ["iframe"]],
	img: [`<img id="it" ${media} alt="" data-src="${file("img", svg)}">`, ["img"]],
	"img with srcset": [`<img id="it" ${media} alt="" data-srcset="${file("srcset", svg)} 1x">`, ["srcset"]],
	"picture": [
		`<picture><source ${media} data-srcset="${file("picture", svg)}"><img id="it" ${media} alt="" data-src="${file("unused", svg)}"></picture>`,
		["picture"],
	],
	video: [`<video id="it" ${media} data-src="${file("video", wav)}" data-poster="${file("poster", svg)}" preload="auto"></video>`, ["poster", "video"]],
	"video with sources": [
		`<video id="it" ${media} preload="auto"><source data-src="${file("source", wav)}" type="audio/wav"><source data-src="${file("second", wav)}"></video>`,
		["source"],
	],
	"video with a held source": [`<video id="it" preload="auto"><source ${media} data-src="${file("own", wav)}"></video>`, ["own"]],
	audio: [`<audio id="it" ${media} data-src="${file("audio", wav)}" preload="auto"></audio>`, ["audio"]],
	stylesheet: [`<link id="it" rel="stylesheet" ${media} data-href="${file("style", "text/css")}">`, ["style"]],
	preload: [`<link id="it" rel="preload" as="image" ${media} data-href="${file("preload", svg)}">`, ["preload"]],
	embed: [`<embed id="it" ${media} type="text/html" width="200" height="100" data-src="${file("embed")}">`, ["embed"]],
	object: [`<object id="it" ${media} type="text/html" width="200" height="100" data-data="${file("object")}"></object>`, ["object"]],
};

/** What Chromium has to say about a preload that is held, or that nobody uses. */
const expected = [/was preloaded using link preload but not used/, /<link rel=preload> has an invalid `href` value/];

/** A page with something held, and what the third party is asked for from then on. */
async function come(t, body, headers) {
	asked.length = 0;
	here.pages.set("/page", { html: html({ body }), headers });
	const visitor = await visit(t, here.chromium, { expected });
	await visitor.page.goto(origin + "/page", { waitUntil: "networkidle" });
	return visitor;
}

for (const [name, [markup, files]] of Object.entries(kinds)) {
	test(`${name}: nothing before, once after, nothing after a withdrawal`, async (t) => {
		const { page, accept, told } = await come(t, markup);
		assert.deepEqual(asked, []);
		await page.evaluate(() => (window.it = document.getElementById("it")));
		await accept.click();
		await Promise.all(files.map(came));
		await page.waitForLoadState("networkidle");
		assert.deepEqual([...asked].sort(), files);
		assert.equal(await page.evaluate(() => window.it === document.getElementById("it")), true, "the same element");

		asked.length = 0;
		await page.reload({ waitUntil: "networkidle" });
		await Promise.all(files.map(came));
		assert.deepEqual([...asked].sort(), files, "on the next page too");
		const withdrawn = await told("choice");
		await page.evaluate(() => window.biscotte.set({ media: false }));
		await withdrawn();
		const left = await page.evaluate(() => document.body.outerHTML.match(/ (src|srcset|href|data|poster)="http/g));
		assert.equal(left, null, "it has no address any more");
		assert.deepEqual(page.frames().map((frame) => frame.url()).filter((url) => url.startsWith(theirs.origin)), []);
		asked.length = 0;
		await page.reload({ waitUntil: "networkidle" });
		assert.deepEqual(asked, []);
	});
}

// Chromium connects ahead of time only where it may guess about the network, which tests switch off.
test("preconnect: no connection and no address before", async (t) => {
	const other = await files();
	t.after(other.stop);
	const { page, accept, told } = await come(t, `<link rel="preconnect" ${media} data-href="${other.origin}">`);
	const link = page.locator("link[rel=preconnect]");
	assert.equal(await link.getAttribute("href"), null);
	assert.equal(other.connections(), 0);
	const answered = await told("choice");
	await accept.click();
	await answered();
	assert.equal(await link.getAttribute("href"), other.origin);
});

test("several must all be granted; the opposite is for who has refused", async (t) => {
	const frame = (/** @type {string} */ name, /** @type {string} */ wanted) =>
		`<img alt="" data-consent="${wanted}" data-src="${file(name, svg)}">`;
	const { page, told } = await come(t, frame("both", "statistics, media/player") + frame("not", "!media") + frame("odd", "!unknown") + frame("empty", ""));
	assert.deepEqual(asked, [], "nobody has answered");
	const answer = async (/** @type {object} */ answers) => {
		const answered = await told("choice");
		await page.evaluate((answers) => window.biscotte.set(answers), answers);
		await answered();
	};
	await answer({ media: true });
	await answer({ comfort: false, statistics: false, media: false });
	await came("not");
	assert.deepEqual(asked, ["not"], "nothing while the others were still asked");
	await answer({ media: true, statistics: true });
	await came("both");
	assert.deepEqual(asked, ["not", "both"]);
	assert.equal(await page.locator("[data-consent='!media']").getAttribute("src"), null, "the opposite has gone");
});

test("what comes later: added, in registered shadow roots, reused by a framework, with a new body", async (t) => {
	const { page, accept, told } = await come(t, '<div id="host"></div>');
	const answered = await told("choice");
	await accept.click();
	await answered();
	await page.evaluate((src) => {
		window.frame = (name) => {
			const frame = document.createElement("iframe");
			frame.dataset.consent = "media";
			frame.dataset.src = src.replace("NAME", name);
			return frame;
		};
		document.body.append(frame("added"));
	}, file("NAME").replace("&amp;", "&"));
	await came("added");
	await page.evaluate(() => {
		window.root = document.getElementById("host").attachShadow({ mode: "open" });
		root.append(frame("shadow"));
		biscotte.watch(root);
	});
	await came("shadow");
	await page.evaluate(() => {
		const div = document.createElement("div");
		div.append(frame("deeper"));
		root.append(div);
	});
	await came("deeper");
	await page.evaluate(() => {
		const { dataset } = document.body.querySelector("iframe");
		dataset.src = dataset.src.replace("added", "reused");
	});
	await came("reused");
	await page.evaluate(async () => {
		const body = document.createElement("body");
		body.append(frame("next"));
		history.pushState({}, "", "/next");
		await document.startViewTransition(() => document.body.replaceWith(body)).finished;
	});
	await came("next");
	await page.waitForLoadState("networkidle");
	assert.deepEqual(asked, ["added", "shadow", "deeper", "reused", "next"], "each once");
});

test("under Trusted Types, embed and object too", async (t) => {
	const policy = "require-trusted-types-for 'script'; trusted-types biscotte";
	const body = kinds.embed[0] + kinds.object[0].replace('id="it"', "") + kinds.iframe[0].replace('id="it"', "");
	asked.length = 0;
	here.pages.set("/trusted", { html: html({ body }), headers: { "Content-Security-Policy": policy } });
	const { page, accept } = await visit(t, here.chromium, { expected });
	const seen = await violations(page);
	await page.goto(origin + "/trusted");
	await accept.click();
	await Promise.all(["embed", "object", "iframe"].map(came));
	assert.deepEqual(await seen(), []);
});

test("a withdrawn frame leaves nothing in the history", async (t) => {
	const { page, accept, told } = await come(t, kinds.iframe[0]);
	await accept.click();
	await came("iframe");
	const length = await page.evaluate(() => history.length);
	const withdrawn = await told("choice");
	await page.evaluate(() => window.biscotte.set({ media: false }));
	await withdrawn();
	assert.equal(await page.evaluate(() => history.length), length);
	const before = asked.length;
	await page.evaluate(() => window.biscotte.set({ media: true }));
	await page.waitForFunction(() => document.querySelector("iframe").hasAttribute("src"));
	await page.waitForLoadState("networkidle");
	assert.equal(asked.length, before + 1);
	assert.equal(await page.evaluate(() => history.length), length);
});
