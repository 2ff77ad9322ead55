// Debug mode tells what is held and why, what was let go, whose cookies there are, and what did not wait.
import assert from "node:assert/strict";
import { test } from "node:test";
import { held, heldInline, mark, page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin, vendor } = here;
const body = heldInline("necessary", mark("needed")) + held("statistics", vendor.script("held")) +
	`<iframe title="" data-consent="media/nobody" data-src="${vendor.origin}/frame"></iframe>`;
const tag = script("/consent.js", "data-debug");
here.pages.set("/debug", { html: html({ tag, body: body + `<img alt="" src="${vendor.origin}/spy.png">` }) });
here.pages.set("/plain", { html: html({ body }) });

/** What the console says, as lines. */
function listen(page) {
	/** @type {string[]} */
	const lines = [];
	page.on("console", (message) => lines.push(message.text()));
	return lines;
}
const end = (page) => page.waitForEvent("console", { predicate: (m) => m.type() === "endGroup" });

test("by an attribute of the tag", async (t) => {
	const { page, context, refuse } = await visit(t, here.chromium, { expected: [/did not wait/] });
	await context.addCookies([{ name: "stranger", value: "1", url: origin }, { name: "tube_id", value: "1", url: origin }]);
	const lines = listen(page);
	const warned = page.waitForEvent("console", { predicate: (m) => m.type() === "warning" });
	const told = end(page);
	await page.goto(origin + "/debug");
	await Promise.all([told, warned]);
	const has = (/** @type {RegExp} */ pattern) => assert.ok(lines.some((line) => pattern.test(line)), `${pattern} in\n${lines.join("\n")}`);
	has(/^biscotte: ready/);
	has(/^let go after \d+ ms \(necessary\)/);
	has(/^held \(statistics: "statistics" has no answer\)/);
	has(/^held \(media\/nobody: "media" has no service "nobody"\)/);
	has(/^cookie stranger: undeclared/);
	has(/^cookie tube_id: surviving, though media\/player/);
	has(/spy\.png \(img\) did not wait for consent/);
	lines.length = 0;
	const again = page.waitForEvent("console", { predicate: (m) => /^biscotte: cleared/.test(m.text()) });
	await refuse.click();
	await again;
	has(/^held \(statistics: "statistics" is refused\)/);
});

test("no address switches it on, except on one's own machine", async (t) => {
	const { page, asked, layer } = await visit(t, here.chromium);
	await page.goto(origin + "/plain?biscotte-debug", { waitUntil: "networkidle" });
	await layer.waitFor();
	assert.deepEqual(asked(/debug\.js/), []);
	const told = end(page);
	await page.goto(origin.replace("portal.test", "127.0.0.1") + "/plain?biscotte-debug");
	await told;
	assert.equal(asked(/debug\.js/).length, 1);
});
