import { within } from "./within.mjs";

/**
 * What a visitor finds on a page. Playwright's selectors see into the open shadow root.
 * @param {import("playwright-core").Page} page
 */
export function banner(page) {
	// What the component draws is hidden until it takes over from the loader's.
	const layer = page.locator("biscotte-consent :is(.first, .full:not([hidden])) .banner");
	const panel = page.locator("biscotte-consent dialog.panel");
	return {
		layer,
		panel,
		accept: layer.locator("[data-do=accept]"),
		refuse: layer.locator("[data-do=refuse]"),
		customise: layer.locator("[data-do=customise]"),
		language: layer.locator("[data-do=language]"),
		status: layer.locator(".status"),
		/** A control of the panel: accept, refuse, save, close, language. */
		control: (/** @type {string} */ what) => panel.locator(`[data-do=${what}]`),
		/** The switch of a category. */
		toggle: (/** @type {string} */ category) => panel.locator(`[data-category=${category}]`),
		/** Waits until the component has drawn in the place of the loader. */
		handedOver: () => page.locator("biscotte-consent .full .banner").waitFor(),
		/** The switch of a service that is answered apart. */
		apart: (/** @type {string} */ service) => panel.locator(`[data-service=${service}]`),
		/** The next event of ours on the document, as its detail. Ask before what sets it off. */
		told: (/** @type {string} */ name) =>
			page.evaluateHandle(
				(name) => ({ detail: new Promise((done) => document.addEventListener(name, (e) => done(e.detail), { once: true })) }),
				"biscotte:" + name,
			).then((handle) => () => within(handle.evaluate(({ detail }) => detail), () => `no event ${name}`)),
	};
}
