// Every kind of element waits, with Firefox (AC-1, AC-7, AC-28).
import assert from "node:assert/strict";
import { after } from "node:test";
import { firefox } from "./firefox.mjs";
import { gate } from "./gate.mjs";

const browser = await firefox();
after(browser.stop);

// A page that is left at once while it clears, or fetches what clears, says so; the next one goes on with that.
const expected = /what services have left was not cleared|\.clear\.js: error loading/;

gate(async (t) => {
	const visitor = await browser.visitor();
	t.after(async () => {
		await visitor.close();
		assert.deepEqual(visitor.complaints.filter((text) => !expected.test(text)), [], "the console has complaints");
	});
	return visitor;
});
