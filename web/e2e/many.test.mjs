// However much a page holds, and however long it lives: work grows with what there is, and nothing is kept of what is gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { counts } from "./harness/counts.mjs";
import { held, page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin } = here;
const many = (/** @type {number} */ n, /** @type {(i: number) => string} */ one) => Array.from({ length: n }, (_, i) => one(i)).join("\n");
const frame = (i = 0) => `<iframe title="film ${i}" width="320" height="180" data-consent="media/player" data-consent-src="/film?${i}"></iframe>`;

/** Waits until so many placeholders say what they are. */
const covered = (/** @type {import("playwright-core").Page} */ page, /** @type {number} */ n) => page.waitForFunction((n) =>
	[...document.querySelectorAll("biscotte-held:not([hidden])")].filter((one) => one.shadowRoot.querySelector("p")).length === n, n);

for (const around of ["", "div"]) {
	for (const n of [50, 100, 200]) {
		test(`${n} placeholders, ${around ? "each in a box of its own" : "all in one"}: laid out together`, async (t) => {
			const put = around ? `<div>${frame()}</div>` : frame();
			here.pages.set("/films", { html: html({ body: `<main>${many(n, () => put)}</main>` }) });
			const { page } = await visit(t, here.chromium);
			const { work } = await counts(page);
			await page.goto(origin + "/films");
			await covered(page, n);
			const loaded = await work();
			// Each frame is a document that is laid out, without us too.
			assert.ok(loaded.layouts < 4 * n + 60, `${loaded.layouts} layouts`);
			assert.ok(loaded.styles < 5 * n + 100, `${loaded.styles} times styled`);
			await page.evaluate(async (put) => {
				for (let i = 0; i < 20; i++) {
					document.querySelector("main").insertAdjacentHTML("afterbegin", put);
					await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
				}
			}, put);
			await covered(page, n + 20);
			const { layouts, styles } = await work();
			assert.ok(layouts - loaded.layouts < 200, `${layouts - loaded.layouts} layouts for 20 more`);
			assert.ok(styles - loaded.styles < 300, `${styles - loaded.styles} times styled for 20 more`);
		});
	}
}

/** Counts how often a script is looked at, from the beginning. */
const looks = () => {
	window.looks = 0;
	const { matches } = Element.prototype;
	Element.prototype.matches = function (selector) {
		if (this.localName === "script") window.looks++;
		return matches.call(this, selector);
	};
};

for (const n of [500, 1000, 2000]) {
	test(`${n} held scripts: each is looked at a few times, and a yes starts them in few turns`, async (t) => {
		const one = '<script type="text/plain" data-consent="statistics">window.ran = (window.ran ?? 0) + 1</script>';
		here.pages.set("/scripts", { html: html({ body: many(n, () => one) }) });
		const { page, accept, handedOver } = await visit(t, here.chromium);
		const { work } = await counts(page);
		await page.addInitScript(looks);
		await page.goto(origin + "/scripts");
		await handedOver();
		const before = await page.evaluate(() => window.looks);
		assert.ok(before < 8 * n, `${before} looks while the page is read`);
		const loaded = await work();
		await accept.click();
		await page.waitForFunction((n) => window.ran === n, n);
		assert.ok((await work()).styles - loaded.styles < n / 3, "painted in between");
		assert.ok((await page.evaluate(() => window.looks)) - before < 12 * n);
		await page.reload();
		await page.waitForFunction((n) => window.ran === n, n);
		assert.ok((await page.evaluate(() => window.looks)) < 12 * n, "allowed from the beginning");
	});
}

test("who adds pictures pays for these alone, however many there are", async (t) => {
	const picture = '<img alt="" data-consent="statistics" data-consent-src="/picture">';
	const { page, layer } = await visit(t, here.chromium);
	await page.addInitScript(() => {
		window.looks = 0;
		const { getAttribute } = Element.prototype;
		Element.prototype.getAttribute = function (name) {
			window.looks++;
			return getAttribute.call(this, name);
		};
	});
	const added = async (/** @type {number} */ beside) => {
		here.pages.set("/pictures", { html: html({ body: `<main>${many(beside, () => picture)}</main>` }) });
		await page.goto(origin + "/pictures");
		await layer.waitFor();
		return page.evaluate(async (picture) => {
			const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
			await painted();
			window.looks = 0;
			for (let i = 0; i < 100; i++) {
				document.querySelector("main").insertAdjacentHTML("beforeend", picture);
				await painted();
			}
			return window.looks;
		}, picture);
	};
	const [alone, beside] = [await added(10), await added(500)];
	assert.ok(beside < 1.5 * alone, `${alone} looks, and ${beside} beside 500`);
});

test("a thousand views of an application leave nothing behind", async (t) => {
	here.pages.set("/views", { html: html({ body: "<main></main>" }) });
	const { page, handedOver } = await visit(t, here.chromium, { expected: [/stays held, as it came after/] });
	const { held: kept } = await counts(page);
	await page.goto(origin + "/views");
	await handedOver();
	const view = `<div data-consent-declaration></div>${frame()}<button data-consent-open>Settings</button>
		<video data-consent="media" width="100" height="100"><source data-consent-src="/film"></video>
		<embed type="text/html" width="100" height="100" data-consent="media" data-consent-src="/film">
		<img alt="" data-consent="!media" data-consent-src="/still">${held("statistics", "/count.js")}`;
	const come = (/** @type {number} */ n) => page.evaluate(async ([n, view]) => {
		const main = document.querySelector("main");
		const drawn = () => main.querySelector("[data-consent-declaration]").shadowRoot?.querySelector(".declaration") &&
			[...main.querySelectorAll("biscotte-held")].filter((one) => one.shadowRoot.querySelector("p")).length === 3;
		for (let i = 0; i < n; i++) {
			const box = document.createElement("div");
			box.innerHTML = view;
			main.replaceChildren(box);
			await new Promise((done) => requestAnimationFrame(done));
			if (i % 20) continue; // most visitors do not wait for all of it
			while (!drawn()) await new Promise((done) => setTimeout(done));
			// Some views are put away, and come back.
			box.remove();
			await new Promise((done) => setTimeout(done));
			main.append(box);
		}
		main.replaceChildren();
		await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
	}, [n, view]);
	await come(30);
	const first = await kept();
	await come(1000);
	const last = await kept();
	t.diagnostic(JSON.stringify([first, last]));
	assert.ok(last.nodes <= first.nodes + 50, `${first.nodes} nodes, then ${last.nodes}`);
	assert.ok(last.listeners <= first.listeners + 5, `${first.listeners} listeners, then ${last.listeners}`);
	assert.ok(last.heap < first.heap + 500_000, `${first.heap} bytes, then ${last.heap}`);
});
