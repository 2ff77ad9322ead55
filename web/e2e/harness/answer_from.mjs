/**
 * Answers a request with what another address says. Where that fails, so does the request, which the page complains of, unless
 * it has gone meanwhile.
 * @param {import("playwright-core").Route} route
 * @param {string} url
 */
export function answerFrom(route, url) {
	return route.fetch({ url }).then((response) => route.fulfill({ response })).catch(() => route.abort().catch(() => {}));
}
