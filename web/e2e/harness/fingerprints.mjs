import { consent } from "./cookies.mjs";
import { page as html } from "./page.mjs";

/**
 * The fingerprints of a site's policy by category, as a visitor who accepts gets them into the cookie.
 * @param {{chromium: import("playwright-core").Browser, origin: string, pages: Map<string, any>}} site
 */
export async function fingerprints({ chromium, origin, pages }) {
	pages.set("/fingerprints", { html: html() });
	const context = await chromium.newContext();
	const page = await context.newPage();
	await page.goto(origin + "/fingerprints");
	await page.evaluate(() => window.biscotte.accept());
	const { fingerprints } = await consent(context);
	await context.close();
	return fingerprints;
}
