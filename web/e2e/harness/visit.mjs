import assert from "node:assert/strict";
import { banner } from "./banner.mjs";

/** In milliseconds: what takes a visitor that long hangs. */
const patience = 240_000;

/**
 * A visitor with a fresh profile. Whatever the console says as a warning or an error, and every uncaught exception,
 * fails the test, unless the test expects it. A visit that hangs ends, and says so in the test that made it: not all
 * that one waits for in a page has an end of its own.
 * @param {import("node:test").TestContext} t
 * @param {import("playwright-core").Browser} chromium
 * @param {import("playwright-core").BrowserContextOptions & {expected?: RegExp[]}} [options]
 */
export async function visit(t, chromium, { expected = [], ...options } = {}) {
	const context = await chromium.newContext({ locale: "en-US", ...options });
	/** @type {string[]} */
	const requests = [];
	/** @type {string[]} */
	const complaints = [];
	context.on("request", (request) => requests.push(request.url()));
	context.on("weberror", (error) => complaints.push("uncaught: " + error.error()));
	context.on("console", (message) => {
		if (["warning", "error"].includes(message.type())) complaints.push(message.text());
	});
	const hangs = setTimeout(() => context.close({ reason: "the visit hangs" }), patience);
	t.after(async () => {
		clearTimeout(hangs);
		await context.close();
		const surprises = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
		assert.deepEqual(surprises, [], "the console has complaints");
	});
	context.setDefaultTimeout(60_000);
	const page = await context.newPage();
	const asked = (/** @type {RegExp} */ pattern) => requests.filter((url) => pattern.test(url));
	return { context, page, asked, complaints, ...banner(page) };
}
