/**
 * Waits until as many scripts have left their name as expected, and answers the names in the order of running.
 * @param {import("playwright-core").Page} page
 * @param {number} count
 * @returns {Promise<string[]>}
 */
export async function ran(page, count) {
	await page.waitForFunction((count) => (window.ran ?? []).length >= count, count);
	return page.evaluate(() => window.ran);
}
