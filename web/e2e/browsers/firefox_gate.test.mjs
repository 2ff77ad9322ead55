// Every kind of element waits, with Firefox (AC-1, AC-7, AC-28).
import assert from "node:assert/strict";
import { after } from "node:test";
import { firefox } from "./firefox.mjs";
import { gate } from "./gate.mjs";

const browser = await firefox();
after(browser.stop);

gate(async (t) => {
	const visitor = await browser.visitor();
	t.after(async () => {
		await visitor.close();
		assert.deepEqual(visitor.complaints, [], "the console has complaints");
	});
	return visitor;
});
