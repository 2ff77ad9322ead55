// Names in a stranger's markup take the place of nothing, with WebKit, Safari's engine.
import { after } from "node:test";
import { clobber } from "./clobber.mjs";
import { webkit } from "./webkit.mjs";

const browser = await webkit({});
after(browser.stop);

clobber(async (t) => {
	const visitor = await browser.visitor();
	t.after(visitor.close);
	return visitor;
});
