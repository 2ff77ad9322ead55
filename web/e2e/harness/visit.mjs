import assert from "node:assert/strict";
import { banner } from "./banner.mjs";

/**
 * A visitor with a fresh profile. Whatever the console says as a warning or an error, and every uncaught exception,
 * fails the test, unless the test expects it.
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
	t.after(async () => {
		await context.close();
		const surprises = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
		assert.deepEqual(surprises, [], "the console has complaints");
	});
	context.setDefaultTimeout(60_000);
	const page = await context.newPage();
	const asked = (/** @type {RegExp} */ pattern) => requests.filter((url) => pattern.test(url));
	return { context, page, asked, complaints, ...banner(page) };
}
