/** The addresses of the second stage. */
export const wasm = /\/a\/ui\.[^/]*\.wasm$/;
export const start = /\/a\/start\.[^/]*\.js/;
export const views = /\/a\/more\.[^/.]*\.(?!stores)[a-z-]+\.json$/;

/**
 * Holds back what matches until the test says so.
 * @param {import("playwright-core").Page} page
 * @param {RegExp} pattern
 * @returns {Promise<{arrived: Promise<void>, release: () => void}>} arrived: the page has asked for it
 */
export async function hold(page, pattern) {
	let release = () => {};
	let arrive = () => {};
	const released = new Promise((done) => (release = done));
	const arrived = new Promise((done) => (arrive = done));
	await page.route(pattern, async (route) => {
		arrive();
		await released;
		// The page may have gone, or given up on it.
		await route.fallback().catch(() => {});
	});
	return { arrived, release };
}
