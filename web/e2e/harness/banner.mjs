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
		accept: pressed(layer.locator("[data-do=accept]")),
		refuse: pressed(layer.locator("[data-do=refuse]")),
		customise: pressed(layer.locator("[data-do=customise]")),
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

/**
 * A button of the layer, pressed as a visitor does: where it is, once it is seen and at rest. The component may take the layer
 * over between the look at a button and the press. That counts, as the same button is in the same place, but Playwright's own
 * click, which hears of no press from inside our shadow roots, would take it for something in the way. Tests of their own
 * say that nothing covers the buttons.
 * @param {import("playwright-core").Locator} button
 */
function pressed(button) {
	button.click = async (options) => {
		let box;
		while (!box) {
			await button.waitFor(options);
			const seen = await button.elementHandle();
			await seen?.waitForElementState("stable").catch(() => "taken over meanwhile");
			await seen?.scrollIntoViewIfNeeded().catch(() => "taken over meanwhile");
			box = await button.boundingBox();
		}
		await button.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
	};
	return button;
}
