// The second stage never arrives: the page stays usable, refusing works, one warning says what to do (AC-25).
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, consent } from "./harness/cookies.mjs";
import { fingerprints } from "./harness/fingerprints.mjs";
import { start, views, wasm } from "./harness/hold.mjs";
import { held, page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin, vendor } = here;
const body = held("statistics", vendor.script("stats")) + '<button id="own" onclick="this.textContent = 1">own</button>';
here.pages.set("/", { html: html({ body }) });
here.pages.set("/strict", {
	html: html({ body: '<button id="own">own</button><script>own.onclick = () => (own.textContent = 1)</script>' }),
	headers: { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'; connect-src 'self'" },
});
const prints = await fingerprints(here);
const { failed } = phrases("en");

const missing = (/** @type {import("playwright-core").Route} */ route) => route.fulfill({ status: 404, body: "not here" });
const page404 = (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Not found</h1>" });
const truncated = async (route) => {
	const body = await (await route.fetch({ url: route.request().url().replace("portal.test", "127.0.0.1") })).body();
	await route.fulfill({ contentType: "application/wasm", body: body.subarray(0, 100_000) });
};
const damaged = (route) => route.fulfill({ contentType: "application/wasm", body: "no wasm at all" });
const empty = (route) => route.fulfill({ contentType: "text/javascript", body: "throw new Error('broken')" });
const unreachable = (route) => route.abort("connectionrefused");
const styles = /\/a\/ui\.[^/]*\.css$/;
const ways = [
	["the wasm is missing", wasm, missing, /wasm.*404/],
	["the wasm comes as a page", wasm, page404, /application\/wasm/],
	["the wasm is cut off", wasm, truncated, /damaged|WebAssembly/i],
	["the wasm is something else", wasm, damaged, /damaged/],
	["the line breaks while the wasm comes", wasm, null, /./],
	["the wasm cannot be reached", wasm, unreachable, /wasm/],
	["its script is missing", start, missing, /start/],
	["its script comes as a page", start, page404, /start/],
	["its script breaks", start, empty, /./],
	["its styles are missing", styles, missing, /css.*404/],
	["its texts are missing", views, missing, /json.*404/],
	["its texts are a page", views, page404, /json/],
	["the policy of the page forbids wasm", null, null, /'wasm-unsafe-eval'/],
];

/** What the browser itself says about it. */
const expected = [/^biscotte: /, /^Failed to load/, /net::ERR/, /WebAssembly/, /MIME type/];

/** A page on which the second stage fails in one of the ways. */
async function come(t, [, pattern, answer], cookies = []) {
	vendor.asked.length = 0;
	const visitor = await visit(t, here.chromium, { expected });
	await visitor.context.addCookies(cookies);
	here.cut.splice(0, 1, ...(pattern && !answer ? [pattern] : []));
	if (answer) await visitor.page.route(pattern, answer);
	const warned = visitor.page.waitForEvent("console", { predicate: (m) => m.text().startsWith("biscotte: ") });
	await visitor.page.goto(origin + (pattern ? "/" : "/strict"));
	return { ...visitor, warned };
}

/** The warning, the only one of its kind, names the cause and is a warning. */
async function explained({ warned, complaints }, reason) {
	const message = await warned;
	assert.equal(message.type(), "warning");
	assert.match(message.text(), reason);
	assert.equal(complaints.filter((text) => text.startsWith("biscotte: ")).length, 1, "one warning");
}

for (const way of ways) {
	test(`${way[0]}: the banner still asks, and obeys`, async (t) => {
		const visitor = await come(t, way);
		const { page, context, layer, customise, status, refuse } = visitor;
		await layer.waitFor();
		await visitor.warned;
		await customise.click();
		await status.getByText(failed).waitFor();
		assert.equal(await customise.getAttribute("aria-busy"), null);
		await page.locator("#own").click();
		assert.equal(await page.locator("#own").innerText(), "1", "the page works");
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: false });
		assert.deepEqual(vendor.asked, []);
		await explained(visitor, way[3]);
	});
}

for (const [width, height] of [[320, 568], [768, 400], [1280, 800]]) {
	test(`what has gone wrong is seen at once, ${width} by ${height}`, async (t) => {
		const visitor = await come(t, ways[0]);
		const { page, layer, customise, status } = visitor;
		await page.setViewportSize({ width, height });
		await layer.waitFor();
		await customise.click();
		await status.getByText(failed).waitFor();
		assert.ok(await status.evaluate((line) => {
			const { left, top, bottom } = line.getBoundingClientRect();
			return [top + 8, bottom - 8].every((y) => line.getRootNode().elementFromPoint(left + 30, y) === line);
		}));
		await explained(visitor, ways[0][3]);
	});
}

for (const way of [ways[0], ways[6], ways.at(-1)]) {
	test(`${way[0]}: who has said yes can take it back`, async (t) => {
		const value = answered(prints, { statistics: true }, 1);
		const visitor = await come(t, way, [{ name: "eu-consent", value, url: origin }]);
		const { page, context, layer, status, refuse } = visitor;
		await page.waitForFunction(() => window.biscotte.choice);
		assert.equal(await layer.count(), 0);
		await page.evaluate(() => window.biscotte.open());
		await layer.waitFor();
		await status.getByText(failed).waitFor();
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: false });
		await explained(visitor, way[3]);
	});
}
