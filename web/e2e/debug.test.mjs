// Debug mode tells what is held and why, what was let go when, what vendors were told, whose cookies there are, and what
// did not wait.
import assert from "node:assert/strict";
import { test } from "node:test";
import { held, heldInline, mark, page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({
	policy: variant((policy) => {
		three(policy);
		const [sample] = policy.categories.at(-1).services[0].cookies;
		policy.categories.at(-1).services[0].cookies.push({ ...sample, name: "secret", httpOnly: true });
		policy.gpc = { refuses: ["comfort"], lastUpdate: "2026-11-24" };
		policy.signals = [
			{ to: "google", update: { analytics_storage: "statistics" } },
			{ to: "meta", category: "media" },
		];
		policy.consentCookie.formerly = ["old-consent"];
	}),
});
const { origin, vendor } = here;
const body = heldInline("necessary", mark("needed")) + held("statistics", vendor.script("held")) +
	held("comfort", vendor.script("comfort")) +
	`<iframe title="" data-consent="media/nobody" data-src="${vendor.origin}/frame"></iframe>` +
	`<iframe title="" id="embed" width="300" height="200" data-consent="media/player" data-src="/blank"></iframe>`;
const tag = script("/consent.js", "data-debug");
here.pages.set("/debug", { html: html({ tag, body: body + `<img alt="" src="${vendor.origin}/spy.png">` }) });
here.pages.set("/plain", { html: html({ body }) });
here.pages.set("/blank", { html: "<title>Nothing</title>" });
const unknown = /has no service "nobody"/;

/** What the console says, as lines. */
function listen(page) {
	/** @type {string[]} */
	const lines = [];
	page.on("console", (message) => lines.push(message.text()));
	return lines;
}
const end = (page) => page.waitForEvent("console", { predicate: (m) => m.type() === "endGroup" });

test("by an attribute of the tag", async (t) => {
	const { page, context, refuse } = await visit(t, here.chromium, { expected: [/did not wait/, unknown] });
	await context.addCookies(["stranger", "tube_id", "sessionid"].map((name) => ({ name, value: "1", url: origin })));
	await context.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
	const lines = listen(page);
	const warned = page.waitForEvent("console", { predicate: (m) => m.type() === "warning" });
	const told = end(page);
	await page.goto(origin + "/debug");
	await Promise.all([told, warned]);
	const has = (/** @type {RegExp} */ pattern) => assert.ok(lines.some((line) => pattern.test(line)), `${pattern} in\n${lines.join("\n")}`);
	has(/^biscotte: ready/);
	has(/^let go after \d+ ms \(necessary\)/);
	has(/^nobody has answered$/);
	has(/^held \(statistics: "statistics" has no answer\)/);
	has(/^held \(comfort: "comfort" is refused by the browser's privacy signal\)/);
	has(/^held \(media\/nobody: "media" has no service "nobody"\)/);
	has(/^cookie stranger: undeclared/);
	has(/^cookie tube_id: surviving, though media\/player/);
	has(/^cookie sessionid: declared by necessary\//);
	has(/^cookie secret: declared by media\/player, out of sight for scripts \(httpOnly\)$/);
	has(/^signal after \d+ ms: dataLayer consent default .*analytics_storage/);
	has(/^signal that waits for a function: fbq consent revoke$/);
	has(/^biscotte: the banner says that .* nothing on this one opens them: add <a href="#" data-consent-open>/);
	has(/spy\.png \(img\) did not wait for consent/);
	lines.length = 0;
	const again = page.waitForEvent("console", { predicate: (m) => /^biscotte: cleared/.test(m.text()) });
	await refuse.click();
	await again;
	has(/^answered at 2\d{3}-/);
	has(/^held \(statistics: "statistics" is refused\)/);
	has(/^signal after \d+ ms: dataLayer consent update .*denied/);
});

test("an embed: when it went, that the visitor let it go, and that it was taken back", async (t) => {
	const { page } = await visit(t, here.chromium, { expected: [/did not wait/, unknown] });
	const lines = listen(page);
	const ready = end(page);
	await page.goto(origin + "/debug");
	await ready;
	await page.locator("#embed + biscotte-held [data-do=once]").click();
	await page.waitForFunction(() => document.getElementById("embed").hasAttribute("src"));
	const report = async (/** @type {object} */ answers) => {
		// What an answer before has had cleared may be told only now.
		let begun = false;
		const told = page.waitForEvent("console", {
			predicate: (m) => (begun ||= m.text() === "biscotte: choice") && m.type() === "endGroup",
		});
		await page.evaluate((answers) => window.biscotte.set(answers), answers);
		await told;
		const choice = lines.slice(lines.lastIndexOf("biscotte: choice"));
		return choice.filter((line) => /media\/player/.test(line) && !line.startsWith("cookie"));
	};
	assert.match((await report({ statistics: false })).join(), /^held \(media\/player: "media" has no answer\)|^let go after \d+ ms \(media\/player, once\)/);
	assert.match((await report({ media: true })).join(), /^let go after \d+ ms \(media\/player\)[^,]*$/);
	assert.match((await report({ media: false })).join(), /^held \(media\/player: "media\/player" is refused\)[^,]*$/);
});

test("no address switches it on, except on one's own machine", async (t) => {
	const { page, asked, layer } = await visit(t, here.chromium, { expected: [unknown] });
	await page.goto(origin + "/plain?biscotte-debug", { waitUntil: "networkidle" });
	await layer.waitFor();
	assert.deepEqual(asked(/debug\.js/), []);
	const told = end(page);
	await page.goto(origin.replace("portal.test", "127.0.0.1") + "/plain?biscotte-debug");
	await told;
	assert.equal(asked(/debug\.js/).length, 1);
});

test("what has been loaded in fact, whatever is written: something else has asked for what is held", async (t) => {
	const eager = '<script>for (const one of document.querySelectorAll("img")) new Image().src = one.dataset.consentSrc</script>';
	here.pages.set("/eager", { html: html({ tag, body: `<img alt="" data-consent="statistics" data-consent-src="${vendor.origin}/early.png">${eager}<img alt="" data-consent="statistics" data-consent-src="${vendor.origin}/later.png">` }) });
	const { page } = await visit(t, here.chromium, { expected: [/did not wait/, /not held/] });
	const lines = listen(page);
	const told = end(page);
	await page.goto(origin + "/eager");
	await told;
	const about = lines.filter((line) => /held \(statistics/.test(line));
	assert.match(about[0], /^biscotte: not held \(statistics: "statistics" has no answer\), as something has asked for .*early\.png/);
	assert.match(about[1], /^held \(statistics: "statistics" has no answer\)/);
	assert.equal(about.length, 2);
});

test("Google's tag that has begun first, and commands that it passes over", async (t) => {
	const early = '<script>dataLayer = [{ event: "gtm.js" }]; dataLayer.push(["config", "G-1"])</script>';
	here.pages.set("/order", { html: html({ tag: early + tag }) });
	here.pages.set("/right", { html: html({ tag: tag + '<script>dataLayer.push({ event: "gtm.js" }); (function () { dataLayer.push(arguments) })("config", "G-1")</script>' }) });
	const { page } = await visit(t, here.chromium, { expected: [/had begun before/, /an array, which/] });
	const lines = listen(page);
	for (const path of ["/right", "/order"]) {
		const told = end(page);
		await page.goto(origin + path);
		await told;
		const wrong = lines.filter((line) => /Google's tag/.test(line));
		assert.equal(wrong.length, path === "/right" ? 0 : 2, wrong.join("\n"));
	}
	assert.ok(lines.some((line) => /^biscotte: dataLayer holds \["config", "G-1", …\], an array/.test(line)));
});
