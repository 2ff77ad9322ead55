/**
 * Collects the violations of content security policies from now on. Call it before the page is loaded.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<() => Promise<string[]>>} what there was so far, on the page that is there now
 */
export async function violations(page) {
	await page.addInitScript(() => {
		window.violations = [];
		document.addEventListener("securitypolicyviolation", (event) => {
			window.violations.push([event.violatedDirective, event.blockedURI, event.sample].join(" "));
		});
	});
	return () => page.evaluate(() => window.violations);
}
