/** What a driver has refused to do; `code` is the protocol's word for why. */
export class Refusal extends Error {
	constructor(/** @type {string} */ command, /** @type {{error: string, message: string}} */ { error, message }) {
		super(`${command}: ${error}: ${message}`);
		this.code = error;
	}
}

/** The key that an element's reference has in JSON (https://www.w3.org/TR/webdriver2/#elements). */
const reference = "element-6066-11e4-a52e-4f735466cecf";

/**
 * A browser of its own, driven through the WebDriver protocol: the few commands that the tests need.
 * @param {string} driver the address of the driver
 * @param {object} capabilities which browser, and how
 */
export async function session(driver, capabilities) {
	const { sessionId } = await command(driver, "POST", "/session", { capabilities: { alwaysMatch: capabilities } });
	const at = `/session/${sessionId}`;
	const post = (/** @type {string} */ path, body = {}) => command(driver, "POST", at + path, body);
	return {
		goto: (/** @type {string} */ url) => post("/url", { url }),
		reload: () => post("/refresh"),
		back: () => post("/back"),
		/** All cookies of the page, as Playwright's contexts have them. */
		cookies: () => command(driver, "GET", at + "/cookie"),
		/** What a function answers in the page. It is sent as text: it sees its arguments and nothing around it. */
		evaluate: (/** @type {Function} */ code, /** @type {unknown[]} */ ...args) =>
			post("/execute/sync", { script: `return (${code})(...arguments)`, args }),
		/** A click of the mouse on an element that evaluate has answered. */
		click: (/** @type {Record<string, string>} */ element) => post(`/element/${element[reference]}/click`),
		close: () => command(driver, "DELETE", at),
	};
}

/**
 * A minute without an answer is a failure: the driver itself waits for ever for a browser that has gone.
 * @param {string} driver
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function command(driver, method, path, body) {
	const signal = AbortSignal.timeout(60_000);
	const response = await fetch(driver + path, { method, body: body && JSON.stringify(body), signal }).catch((reason) => {
		throw new Error(`${method} ${path}: no answer`, { cause: reason });
	});
	const { value } = await response.json();
	if (!response.ok) throw new Refusal(`${method} ${path}`, value);
	return value;
}
