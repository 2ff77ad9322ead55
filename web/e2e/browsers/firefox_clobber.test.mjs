// Names in a stranger's markup take the place of nothing, with Firefox.
import assert from "node:assert/strict";
import { after } from "node:test";
import { clobber } from "./clobber.mjs";
import { firefox } from "./firefox.mjs";

const browser = await firefox();
after(browser.stop);

clobber(async (t) => {
	const visitor = await browser.visitor();
	t.after(async () => {
		await visitor.close();
		// Their frame has its own name for what we call ours: that is told once.
		assert.deepEqual(visitor.complaints.filter((text) => !/replaces window.biscotte/.test(text)), [], "the console has complaints");
	});
	return visitor;
});
