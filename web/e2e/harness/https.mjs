import { answerFrom } from "./answer_from.mjs";

/**
 * Gives a site an https address without a certificate: the browser is answered by the test.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} origin of the site
 * @returns {Promise<string>} the address
 */
export async function https(context, origin) {
	// The test itself does not know the names that the browser knows.
	const server = origin.replace("portal.test", "127.0.0.1");
	await context.route("https://portal.test/**", (route) => answerFrom(route, route.request().url().replace("https://portal.test", server)));
	return "https://portal.test";
}
