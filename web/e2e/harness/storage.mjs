/**
 * All that the page's origin has stored besides cookies: names only, empty lists where there is nothing.
 * @param {import("playwright-core").Page} page
 */
export function storage(page) {
	return page.evaluate(async () => ({
		// Not Object.keys: some pages have replaced it.
		local: Reflect.ownKeys(localStorage),
		session: Reflect.ownKeys(sessionStorage),
		databases: (await indexedDB.databases()).map(({ name }) => name),
		// Only a secure context has caches and service workers.
		caches: window.caches ? await caches.keys() : [],
		workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).map((r) => r.scope) : [],
	}));
}

/** What a page has stored that stores nothing. */
export const nothing = { local: [], session: [], databases: [], caches: [], workers: [] };
