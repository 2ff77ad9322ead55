// Elements that wait, beyond what gate_kinds.test.mjs has of each kind: several at once, later ones, the tab's history.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { until } from "./browsers/until.mjs";
import { elements } from "./harness/elements.mjs";
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
const svg = "image/svg+xml";
const { iframe, embed, object } = elements(file);

/** What Chromium has to say about a preload that is held, or that nobody uses. */
const expected = [/was preloaded using link preload but not used/, /<link rel=preload> has an invalid `href` value/];

/** A page with something held, and what the third party is asked for from then on. */
async function come(t, body, headers, more = []) {
	asked.length = 0;
	here.pages.set("/page", { html: html({ body }), headers });
	const visitor = await visit(t, here.chromium, { expected: [...expected, ...more] });
	await visitor.page.goto(origin + "/page", { waitUntil: "networkidle" });
	return visitor;
}

test("several must all be granted; the opposite is for who has refused", async (t) => {
	const frame = (/** @type {string} */ name, /** @type {string} */ wanted) =>
		`<img alt="" data-consent="${wanted}" data-src="${file(name, svg)}">`;
	const { page, told, complaints } = await come(t, frame("both", "statistics, media/player") + frame("not", "!media") + frame("odd", "!unknown") + frame("empty", ""), {}, [/stays held/]);
	assert.deepEqual(asked, [], "nobody has answered");
	assert.equal(complaints.length, 2, "the owner is told of the name that the policy lacks, and of the lack of one");
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
	const body = [embed, object, iframe].map(({ markup }) => markup.replace('id="it"', "")).join("");
	asked.length = 0;
	here.pages.set("/trusted", { html: html({ body }), headers: { "Content-Security-Policy": policy } });
	const { page, accept } = await visit(t, here.chromium, { expected });
	const seen = await violations(page);
	await page.goto(origin + "/trusted");
	await accept.click();
	await Promise.all(["embed", "object", "iframe"].map(came));
	assert.deepEqual(await seen(), []);
});

test("under Trusted Types that do not list ours, what would run code says why it is not let go; the rest goes", async (t) => {
	const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
	const body = [embed, object, iframe].map(({ markup }) => markup.replace('id="it"', "")).join("");
	asked.length = 0;
	here.pages.set("/trusted", { html: html({ body }), headers: { "Content-Security-Policy": policy } });
	const { page, accept, complaints } = await visit(t, here.chromium, { expected: [/trusted-types/i, /TrustedScriptURL/] });
	await page.goto(origin + "/trusted");
	await accept.click();
	await came("iframe");
	const told = () => complaints.filter((text) => text.includes("an element cannot be let go; add biscotte to trusted-types")).length;
	await until("each of both has said so", () => told() === 2);
	assert.deepEqual(asked, ["iframe"]);
	assert.equal(await page.locator(":is(embed, object)").count(), 2, "they are still in the page");
});

test("a withdrawn frame leaves nothing in the history", async (t) => {
	const { page, accept, told } = await come(t, iframe.markup);
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

test("a style sheet in the page is emptied until it may go, and again after a no; the owner is told", async (t) => {
	const body = `<p class="theirs">x</p><style data-consent="media">.theirs { color: rgb(1, 2, 3) } /* @import is loaded while it is read */</style>`;
	const { page, told, complaints } = await come(t, body, {}, [/did not wait/]);
	const colour = () => page.evaluate(() => getComputedStyle(document.querySelector(".theirs")).color);
	await until("it is empty", async () => (await colour()) !== "rgb(1, 2, 3)");
	assert.equal(complaints.length, 1);
	const answer = async (/** @type {object} */ answers) => {
		const answered = await told("choice");
		await page.evaluate((answers) => window.biscotte.set(answers), answers);
		await answered();
	};
	await answer({ media: true });
	await until("it is back", async () => (await colour()) === "rgb(1, 2, 3)");
	await answer({ media: false });
	await until("it is empty again", async () => (await colour()) !== "rgb(1, 2, 3)");
});

test("the page is told of each element that has its address: by an answer, once by its placeholder, in a shadow root too", async (t) => {
	const body = `<div id="shade"></div>${iframe.markup.replace('id="it"', 'id="a" width="300" height="200"')}
		${iframe.markup.replace('id="it"', 'id="b" width="300" height="200"')}<img alt="" id="c" data-consent="media" data-consent-src="${file("c", svg)}">`;
	const { page } = await come(t, body);
	await page.evaluate((markup) => {
		window.heard = [];
		document.addEventListener("biscotte:loaded", (event) => {
			const [it] = event.composedPath();
			window.heard.push(it.id + (it.src ? "" : ", without an address"));
		});
		const root = document.getElementById("shade").attachShadow({ mode: "open" });
		root.innerHTML = markup;
		window.biscotte.watch(root);
	}, `<img alt="" id="inside" data-consent="media" data-consent-src="${file("d", svg).replaceAll("&amp;", "&")}">`);
	const heard = (/** @type {number} */ n) => page.waitForFunction((n) => window.heard.length >= n && window.heard.sort(), n).then((it) => it.jsonValue());
	await page.locator("#a + biscotte-held [data-do=once]").click();
	assert.deepEqual(await heard(1), ["a"]);
	await page.evaluate(() => window.biscotte.set({ media: true, statistics: true, comfort: true }));
	await Promise.all(["c", "d", "iframe"].map(came));
	assert.deepEqual(await heard(4), ["a", "b", "c", "inside"], "each once");
	// Taken back and given again, it is another film.
	await page.evaluate(() => window.biscotte.set({ media: false }));
	await page.waitForFunction(() => !document.getElementById("b").src);
	await page.evaluate(() => window.biscotte.set({ media: true }));
	assert.equal((await heard(8)).filter((id) => id === "b").length, 2);
});
