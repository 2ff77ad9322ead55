// Every kind of element waits, with WebKit, Safari's engine (AC-1, AC-7, AC-28).
import { after } from "node:test";
import { gate } from "./gate.mjs";
import { webkit } from "./webkit.mjs";

const browser = await webkit();
after(browser.stop);

gate(async (t) => {
	const visitor = await browser.visitor();
	t.after(visitor.close);
	return visitor;
});
