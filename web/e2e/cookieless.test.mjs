// Where no cookie can be written the answer counts for as long as the page lives: a sandboxed frame throws when
// document.cookie is touched, and its origin is nobody's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { banner } from "./harness/banner.mjs";
import { held, page as html, script } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin, vendor, pages, biscotte } = here;
pages.set("/", { html: html({ tag: "", body: '<iframe sandbox="allow-scripts" src="/inner" width="900" height="600"></iframe>' }) });
pages.set("/inner", { html: html({ tag: script(biscotte + "consent.js"), body: held("statistics", vendor.script("stats")) }) });

/** The frame, whose cookies are out of reach. */
async function come(t) {
	vendor.asked.length = 0;
	// Chromium says so whenever a dialog opens in a frame of another origin.
	const { page, context } = await visit(t, here.chromium, { expected: [/^Blocked autofocusing/, /cookie refused/] });
	await page.goto(origin + "/");
	const frame = page.frames().find((frame) => frame.url().endsWith("/inner"));
	return { page, context, frame, ...banner(frame) };
}

test("accept in the loader's banner", async (t) => {
	const { context, frame, accept, layer } = await come(t);
	await accept.click();
	await layer.waitFor({ state: "detached" });
	await frame.waitForFunction(() => window.ran);
	assert.equal(await frame.evaluate(() => window.biscotte.allowed("statistics")), true);
	assert.deepEqual(await context.cookies(origin), []);
});

test("save in the panel, and find it there again", async (t) => {
	const { page, frame, customise, toggle, control, panel, handedOver } = await come(t);
	await handedOver();
	await customise.click();
	await toggle("statistics").click();
	await control("save").click();
	await panel.waitFor({ state: "detached" });
	await frame.waitForFunction(() => window.ran);
	await frame.evaluate(() => window.biscotte.open());
	await panel.waitFor();
	assert.equal(await toggle("statistics").isChecked(), true);
	await control("refuse").click();
	await panel.waitFor({ state: "detached" });
	await frame.waitForFunction(() => !window.biscotte.allowed("statistics"));
	assert.equal(page.isClosed(), false);
});
