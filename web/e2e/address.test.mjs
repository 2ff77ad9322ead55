// However the loader gets into a page, and wherever that page is, it finds its own files: the panel, what clears, what
// stands for an embed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three), prefix: "/consent" });
const text = await (await fetch(here.server + "consent.js")).text();
const inject = (/** @type {string} */ how) => `<script>fetch("/consent/consent.js").then((r) => r.text()).then((text) => { ${how} })</script>`;
const bundle = { html: "window.theirs = 1;\n" + text, headers: { "Content-Type": "text/javascript" } };
here.pages.set("/deep/js/bundle.js", bundle);
here.pages.set("/frame", { html: "<!doctype html>theirs" });

const ways = {
	"a tag": script("/consent/consent.js"),
	"a tag with a query": script("/consent/consent.js?v=3#x"),
	"a module": script("/consent/consent.js", 'type="module"'),
	"an import": '<script type="module">import "/consent/consent.js"</script>',
	"in the page": `<script>${text}</script>`,
	"text of a script": inject('document.head.append(Object.assign(document.createElement("script"), { text }))'),
	"eval": inject("(0, eval)(text)"),
	"a blob": inject('document.head.append(Object.assign(document.createElement("script"), { src: URL.createObjectURL(new Blob([text])) }))'),
	"part of another script": script("js/bundle.js"),
	"beneath another base": `<base href="https://elsewhere.test/">${script("/consent/consent.js")}`.replace('src="', `src="${here.origin}`),
};

for (const [way, tag] of Object.entries(ways)) {
	test(`${way}: the panel comes, an embed is covered, a withdrawal clears`, async (t) => {
		here.pages.set("/deep/page", { html: html({ tag, body: '<iframe data-consent="media" data-src="/frame" width="300" height="200"></iframe>' }) });
		const { page, context, layer, panel, control, told } = await visit(t, here.chromium);
		await page.goto(here.origin + "/deep/page");
		await layer.waitFor();
		await page.locator("biscotte-held").getByRole("button").first().waitFor();
		const yes = await told("choice");
		await page.evaluate(() => window.biscotte.accept());
		await yes();
		await page.evaluate(() => (document.cookie = "_pk_id.1=theirs; Path=/"));
		await page.evaluate(() => window.biscotte.open());
		await panel.waitFor();
		const cleared = await told("cleared");
		await control("refuse").click();
		assert.deepEqual((await cleared()).removed.map(({ name }) => name), ["_pk_id.1"]);
		assert.deepEqual(await named(context, "_pk_id.1"), []);
	});
}

test("a name that is not the loader's, on a site that has it elsewhere: the console says what to do, and both answers hold", async (t) => {
	const { page, layer, refuse, context, complaints } = await visit(t, here.chromium, { expected: [/404/, /load consent\.js by a classic tag/] });
	await page.route("**/consent/a/**", (route) => route.fulfill({ status: 404 }));
	here.pages.set("/deep/page", { html: html({ tag: ways["part of another script"] }) });
	await page.goto(here.origin + "/deep/page");
	await layer.waitFor();
	await page.evaluate(() => window.biscotte.open());
	await refuse.click();
	assert.match((await named(context, "eu-consent"))[0].value, /statistics:false/);
	while (!complaints.some((text) => /load consent\.js by a classic tag/.test(text))) await page.waitForEvent("console");
});
