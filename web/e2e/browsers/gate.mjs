import assert from "node:assert/strict";
import { after, test } from "node:test";
import { chain, elements } from "../harness/elements.mjs";
import { files } from "../harness/files.mjs";
import { page as html } from "../harness/page.mjs";
import { three, variant } from "../harness/policies.mjs";
import { portal } from "../harness/site.mjs";
import { until } from "./until.mjs";

/**
 * What the tests need of a browser.
 * @typedef {object} Visitor
 * @property {(url: string) => Promise<unknown>} goto
 * @property {() => Promise<unknown>} reload
 * @property {() => Promise<unknown>} back
 * @property {(code: Function, ...args: unknown[]) => Promise<any>} evaluate
 */

const here = await portal({ policy: variant(three) });
const theirs = await files("localhost");
after(theirs.stop);
const { asked, came } = theirs;
// Every engine knows these two names for this machine, and takes them for two sites.
const [origin, third] = [here.origin, here.vendor.origin].map((url) => url.replace(/\w+\.test/, "127.0.0.1"));
// A page that is not kept in memory: what a browser then remembers of its frames is their addresses.
const headers = { "Cache-Control": "no-store" };
/** What needs no consent is let go in the same way: once it has come, what is held would have come too. */
const settled = `<img alt="" data-consent="necessary" data-src="${theirs.file("settled", "image/svg+xml")}">`;
here.pages.set("/other", { html: html({ body: settled }) });

/**
 * Tests an engine with what is held: nothing is asked for before a yes, everything once after it, nothing after a no or
 * a withdrawal, whatever the browser itself remembers of the page.
 * @param {(t: import("node:test").TestContext) => Promise<Visitor>} open a visitor with a fresh profile
 */
export function gate(open) {
	each(open, Object.keys(elements(theirs.file)));
	preconnect(open);
	order(open);
}

/**
 * Kinds of elements, one by one.
 * @param {Parameters<typeof gate>[0]} open
 * @param {string[]} names of harness/elements.mjs
 * @param {string} [where]
 */
export function each(open, names, where = "") {
	for (const name of names) {
		const { asks, code } = elements(theirs.file)[name];
		test(`${name}: nothing before, once after, nothing after a no${where}`, async (t) => {
			show(name);
			const { answer, arrives, comes, quiet, ...visitor } = steps(await open(t));
			await arrives(() => visitor.goto(origin + "/page"));
			assert.deepEqual(await quiet(), [], "before an answer");
			await answer("refuse");
			await arrives(() => visitor.reload());
			assert.deepEqual(await quiet(), [], "after a refusal");
			await visitor.evaluate(() => void (window.it = document.getElementById("it")));
			await answer("accept");
			await comes(asks);
			assert.deepEqual(await quiet(), asks, "after a yes");
			assert.equal(await visitor.evaluate(() => window.it === document.getElementById("it")), !code, "the same element");
			await arrives(() => visitor.reload());
			await comes(asks);
			assert.deepEqual(await quiet(), asks, "on the next page");
			await answer("refuse");
			if (!code) assert.deepEqual(await addresses(visitor), [], "it has no address any more");
			await arrives(() => visitor.reload());
			assert.deepEqual(await quiet(), [], "after a withdrawal");
			await answer("accept");
			await comes(asks);
			await arrives(() => visitor.goto(origin + "/other"));
			await answer("refuse");
			asked.length = 0;
			await visitor.back();
			await until("the page is back", async () => asked.includes("settled") || (await kept(visitor)));
			assert.deepEqual(await quiet(), [], "back on a page from before the withdrawal");
		});
	}
}

/** @param {Parameters<typeof gate>[0]} open */
function preconnect(open) {
	// Whether a browser then connects is its own guess about the network.
	test("preconnect: no connection and no address before a yes, and none after a no", async (t) => {
		const other = await files("localhost");
		t.after(other.stop);
		const link = `<link id="it" rel="preconnect" data-consent="media/player" data-href="${other.origin}">`;
		here.pages.set("/page", { html: html({ body: link + settled }), headers });
		const { answer, arrives, ...visitor } = steps(await open(t));
		const address = () => visitor.evaluate(() => document.getElementById("it")?.getAttribute("href"));
		await arrives(() => visitor.goto(origin + "/page"));
		await answer("refuse");
		assert.equal(await address(), null);
		assert.equal(other.connections(), 0);
		await answer("accept");
		assert.equal(await address(), other.origin);
		await answer("refuse");
		assert.equal(await address(), null);
	});
}

/** @param {Parameters<typeof gate>[0]} open */
function order(open) {
	for (const early of [false, true]) {
		test(`scripts in the order of the page, for who ${early ? "has said" : "says"} yes`, async (t) => {
			const { head, body, order: all, files } = chain((name, after) => here.vendor.script(name, after).replace(here.vendor.origin, third));
			here.pages.set("/chain", { html: html({ head, body: body + settled }), headers });
			here.vendor.asked.length = 0;
			const { answer, arrives, ...visitor } = steps(await open(t));
			if (early) {
				await arrives(() => visitor.goto(origin + "/other"));
				await answer("accept");
			}
			await arrives(() => visitor.goto(origin + "/chain"));
			if (!early) await answer("accept");
			const ran = () => visitor.evaluate(() => window.ran ?? []);
			const names = await until("all have run", async () => (await ran()).length === all.flat().length && ran());
			for (const some of all) assert.deepEqual(names.filter((/** @type {string} */ one) => some.includes(one)), some);
			assert.deepEqual([...here.vendor.asked].sort(), files, "each is asked for once");
		});
	}
}

/** Whether a browser has kept the page in memory all the same; it then has to follow the answer that was given elsewhere. */
function kept(/** @type {Visitor} */ visitor) {
	return visitor.evaluate(() => window.told && !window.biscotte.allowed("media"));
}

/** The addresses that elements have been given, but for what needs no consent. */
function addresses(/** @type {Visitor} */ visitor) {
	return visitor.evaluate(() => {
		const all = [...document.body.querySelectorAll("*")].filter((one) => one.getAttribute("data-consent") !== "necessary");
		return all.flatMap((one) => ["src", "srcset", "href", "data", "poster"].flatMap((name) => one.getAttribute(name) ?? []));
	});
}

/** A page that has something held. */
function show(/** @type {string} */ name) {
	let visits = 0;
	here.pages.set("/page", () => {
		visits++;
		// Firefox asks once for a file of sound or pictures that two pages have.
		const file = (/** @type {string} */ name, type = "text/html") => `${theirs.file(name, type)}&amp;visit=${visits}`;
		const settled = `<img alt="" data-consent="necessary" data-src="${file("settled", "image/svg+xml")}">`;
		return { html: html({ body: elements(file)[name].markup + settled }), headers };
	});
}

/** What a visitor does, and what comes of it. @param {Visitor} visitor */
function steps(visitor) {
	return {
		...visitor,
		/** Answers, and waits until that has been followed up. */
		async answer(/** @type {"accept" | "refuse"} */ how) {
			await visitor.evaluate((/** @type {string} */ how) => {
				window.biscotte.once("choice", () => (window.told = how));
				window.biscotte[how]();
			}, how);
			await until("the answer is settled", () => visitor.evaluate((/** @type {string} */ how) => window.told === how, how));
		},
		/** Waits until all is asked for, and frames show it. */
		async comes(/** @type {string[]} */ names) {
			await Promise.all(names.map(came));
			// A frame of another site does not give its document away.
			await until("the frame is theirs", () =>
				visitor.evaluate(() => !document.getElementById("it")?.contentDocument));
		},
		/** Waits until a page is complete, with what needs no consent. */
		async arrives(/** @type {() => Promise<unknown>} */ go) {
			asked.length = 0;
			await go();
			await came("settled");
			await until("the page is complete", () => visitor.evaluate(() => document.readyState === "complete"));
		},
		/** What has been asked for until now. Who goes on may leave what we ask for unanswered. */
		async quiet() {
			const ask = (/** @type {string} */ url) => void fetch(url, { mode: "no-cors" }).catch(() => {});
			await visitor.evaluate(ask, `${theirs.origin}/f?name=quiet`);
			await came("quiet");
			return asked.splice(0).filter((one) => !["settled", "quiet"].includes(one)).sort();
		},
	};
}
