/**
 * What Chromium counts of a page (CDP, Performance.getMetrics): how often it was laid out and styled, what it holds. Ask
 * before the page is loaded.
 * @param {import("playwright-core").Page} page
 */
export async function counts(page) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send("Performance.enable");
	const all = async () => {
		const { metrics } = await cdp.send("Performance.getMetrics");
		return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
	};
	return {
		/** Since the page has begun. */
		async work() {
			await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // painted
			const { LayoutCount: layouts, RecalcStyleCount: styles } = await all();
			return { layouts, styles };
		},
		/** After all that nothing holds on to has been collected: what one object held, another may have, too. */
		async held() {
			for (let i = 0; i < 4; i++) await cdp.send("HeapProfiler.collectGarbage");
			const { Nodes: nodes, JSEventListeners: listeners, JSHeapUsedSize: heap } = await all();
			return { nodes, listeners, heap };
		},
	};
}
