// Every kind of element waits, with WebKit, Safari's engine (AC-1, AC-7, AC-28).
import { after } from "node:test";
import { each, gate } from "./gate.mjs";
import { webkit } from "./webkit.mjs";

/** How a visitor is opened in a browser that keeps pages in memory, or does not. */
async function opens(/** @type {boolean} */ keeps) {
	const browser = await webkit({ keeps });
	after(browser.stop);
	return async (/** @type {import("node:test").TestContext} */ t) => {
		const visitor = await browser.visitor();
		t.after(visitor.close);
		return visitor;
	};
}

const [kept, loaded] = [await opens(true), await opens(false)];
gate(kept);
// What it has not kept of a page, it loads again as its history has it.
each(loaded, ["iframe", "embed", "object"], ", by history");
