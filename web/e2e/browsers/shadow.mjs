import { Refusal } from "./webdriver.mjs";
import { until } from "./until.mjs";

/**
 * What a visitor finds in the banner's shadow root. Selectors are asked for inside of it.
 * @param {Awaited<ReturnType<typeof import("./webdriver.mjs").session>>} visitor
 */
export function shadow(visitor) {
	const find = (/** @type {string} */ selector) =>
		visitor.evaluate((selector) => document.querySelector("biscotte-consent")?.shadowRoot.querySelector(selector), selector);
	const there = (/** @type {string} */ selector) =>
		visitor.evaluate((selector) => !!document.querySelector("biscotte-consent")?.shadowRoot.querySelector(selector), selector);
	return {
		/** Waits until there is such an element. */
		appears: (/** @type {string} */ selector) => until(`${selector} appears`, () => there(selector)),
		/** Waits until there is none. */
		gone: (/** @type {string} */ selector) => until(`${selector} is gone`, async () => !(await there(selector))),
		/** A property of an element, null where there is no such element. */
		property: (/** @type {string} */ selector, /** @type {string} */ name) =>
			visitor.evaluate((selector, name) => {
				const root = document.querySelector("biscotte-consent")?.shadowRoot;
				return root?.querySelector(selector)?.[name] ?? null;
			}, selector, name),
		/** Clicks, once there is something to click on. The component may just be taking the loader's place. */
		press: (/** @type {string} */ selector) =>
			until(`${selector} can be pressed`, async () => {
				const element = await find(selector).catch(passing);
				return element && visitor.click(element).then(() => true, passing);
			}),
	};
}

/** Only an element that has gone since is worth another try. */
function passing(/** @type {unknown} */ reason) {
	if (reason instanceof Refusal && reason.code === "stale element reference") return false;
	throw reason;
}
