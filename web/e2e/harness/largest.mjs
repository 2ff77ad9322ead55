/**
 * How many of the page's largest paints so far were ours. The browser names no element inside a shadow tree.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number>}
 */
export function ours(page) {
	return page.evaluate(() => new Promise((done) => {
		new PerformanceObserver((list) => done(list.getEntries().filter(({ element }) => !element).length))
			.observe({ type: "largest-contentful-paint", buffered: true });
	}));
}
