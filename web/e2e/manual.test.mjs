// The manual of the page's side (web/loader/README.md): what it shows is put on a page, run, and given to biscotte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { test } from "node:test";
import { binary } from "./harness/binary.mjs";
import { manual } from "./harness/manual.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";
import { within } from "./harness/within.mjs";

/** The policy that the manual says its examples go by. */
function declared(/** @type {any} */ policy) {
	three(policy);
	const ads = structuredClone(policy.categories.at(-1));
	policy.categories.push(Object.assign(ads, { id: "advertising", services: ads.services.map((service) => ({ ...service, id: "ads" })) }));
}
const here = await site({ policy: variant(declared) });
const chapters = manual();
// Chromium of a link that is held.
const expected = [/invalid `href` value/];

/** The chapter's markup as one page, and what others are asked for on it. */
async function come(t, { blocks }) {
	const of = (/** @type {string} */ language) => blocks.filter((block) => block.language === language).map(({ code }) => code);
	const markup = of("html").join("");
	const headers = Object.fromEntries(of("http").join("").split("\n").filter(Boolean).map((line) => line.split(/: (.*)/)));
	const head = of("css").map((css) => `<style>${css}</style>`).join("");
	here.pages.set("/manual", { html: html({ tag: markup.includes("/consent.js") ? "" : script(), head, body: markup }), headers });
	const visitor = await visit(t, here.chromium, { expected });
	/** @type {string[]} */
	const asked = [];
	const heard = new EventEmitter();
	await visitor.context.route(({ hostname }) => hostname.endsWith(".example"), (route) => {
		asked.push(route.request().url());
		heard.emit("asked");
		const types = { script: "text/javascript", stylesheet: "text/css", document: "text/html", image: "image/svg+xml" };
		const type = types[route.request().resourceType()] ?? "text/plain";
		return route.fulfill({ contentType: type, body: type === "image/svg+xml" ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : "" });
	});
	const violated = await violations(visitor.page);
	await visitor.page.goto(here.origin + "/manual", { waitUntil: "networkidle" });
	return { ...visitor, asked, heard, violated, markup, scripts: of("js") };
}

/**
 * What waits in some markup, with its addresses; read on a page of its own, as the chapter's may forbid to read markup. A
 * connection ahead of time is no request.
 * @returns {Promise<{wanted: string, urls: string[]}[]>}
 */
async function waiting(context, markup) {
	const page = await context.newPage();
	const all = await page.evaluate((markup) => {
		const read = new DOMParser().parseFromString(markup, "text/html");
		return [...read.querySelectorAll("[data-consent]:not([rel=preconnect])")].map((element) => ({
			wanted: element.dataset.consent,
			urls: [element, ...element.querySelectorAll("source, track")].flatMap((part) =>
				["src", ...["src", "href", "data", "poster", "srcset"].map((name) => "data-consent-" + name)]
					.map((name) => part.getAttribute(name))
					.filter(Boolean)
					.flatMap((list) => list.split(",").map((one) => one.trim().split(" ")[0]))),
		}));
	}, markup);
	await page.close();
	return all;
}

for (const chapter of chapters.filter(({ blocks }) => blocks.some(({ language }) => language === "html"))) {
	test(`${chapter.title}: what the markup holds waits, goes and is taken back`, async (t) => {
		const { page, context, asked, heard, told, markup, violated } = await come(t, chapter);
		const all = await waiting(context, markup);
		/** What is asked for although it may not go, and what may go and is not asked for. */
		const wrong = async () => {
			const allowed = await page.evaluate((list) => list.map((one) => window.biscotte.allowed(one)), all.map(({ wanted }) => wanted));
			const may = all.filter((_, i) => allowed[i]);
			return {
				early: asked.filter((url) => !may.some(({ urls }) => urls.includes(url))),
				// Of two sources of a picture, the browser takes one.
				late: may.filter(({ urls }) => urls.some((url) => !/plain\.png/.test(url)) && !urls.some((url) => asked.includes(url))),
			};
		};
		const nothing = { early: [], late: [] };
		assert.deepEqual(await wrong(), nothing, "before an answer");
		const answer = async (/** @type {"accept" | "refuse"} */ what) => {
			const answered = await told("choice");
			await page.evaluate((what) => window.biscotte[what](), what);
			await answered();
		};
		await answer("accept");
		for (;;) {
			// The page is given time between two scripts.
			const next = once(heard, "asked");
			const { early, late } = await wrong();
			assert.deepEqual(early, [], "after a yes");
			if (!late.length) break;
			await within(next, () => `not asked for after a yes: ${JSON.stringify(late)}`);
		}
		await answer("refuse");
		asked.length = 0;
		await page.reload({ waitUntil: "networkidle" });
		assert.deepEqual(await wrong(), nothing, "on the next page after a no");
		assert.deepEqual(await violated(), []);
	});
}

for (const chapter of chapters.filter(({ blocks }) => blocks.some(({ language }) => language === "js"))) {
	test(`${chapter.title}: every script runs`, async (t) => {
		const { page, scripts } = await come(t, chapter);
		for (const code of scripts) {
			await t.test(code.trim().split("\n")[0], () => page.evaluate(`(async () => {${code}})()`));
		}
		await page.waitForLoadState("networkidle");
	});
}

for (const { title, blocks } of chapters) {
	for (const { code, of } of blocks.filter(({ language }) => language === "json")) {
		test(`${title}: a policy with ${code.replace(/\s+/g, " ").slice(0, 60)} passes`, () => {
			const file = variant((policy) => {
				declared(policy);
				const into = of === "service" ? policy.categories.find(({ id }) => id === "media").services[0] : policy;
				Object.assign(into, JSON.parse(code));
			});
			execFileSync(binary(), ["diff", file, file], { stdio: ["ignore", "ignore", "inherit"] });
		});
	}
}

test("the manual knows every member, every event and every receiver of signals", async (t) => {
	const { page } = await visit(t, here.chromium);
	here.pages.set("/", { html: html() });
	await page.goto(here.origin + "/");
	const code = chapters.flatMap(({ blocks }) => blocks.map(({ code }) => code)).join("\n");
	for (const name of await page.evaluate(() => Object.keys(window.biscotte))) {
		assert.match(code, new RegExp(`biscotte( \\|\\|= \\[\\]\\))?\\.${name}\\b`), name);
	}
	for (const name of ["ready", "choice", "language", "cleared"]) assert.match(code, new RegExp(`"(biscotte:)?${name}"`), name);
	for (const name of ["google", "gtm", "uet", "clarity", "meta", "matomo", "queue", "call"]) assert.match(code, new RegExp(`"to": "${name}"`), name);
});
