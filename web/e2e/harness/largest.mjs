/**
 * What the page's largest paint was, once everything there is has been painted: "ours", or the text of the page. The
 * browser names no element inside a shadow tree.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string>}
 */
export function largest(page) {
	return page.evaluate(async () => {
		for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
		const entry = await new Promise((done) => {
			new PerformanceObserver((list) => done(list.getEntries().at(-1)))
				.observe({ type: "largest-contentful-paint", buffered: true });
		});
		return entry.element?.textContent ?? "ours";
	});
}
