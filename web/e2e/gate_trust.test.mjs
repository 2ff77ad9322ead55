// Markup that an attacker gets into a page (a comment, a profile) never becomes code, or a link, through us.
import assert from "node:assert/strict";
import { test } from "node:test";
import { held, heldInline, mark, page as html, script } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin, vendor } = here;
const lenient = await portal({
	policy: variant((policy) => {
		three(policy);
		policy.late = true;
	}),
});
const naming = await portal({
	policy: variant((policy) => {
		three(policy);
		const { services } = policy.categories.find(({ id }) => id === "media");
		services[0].hosts = { script: ["other.test", `http://${new URL(vendor.origin).host}`] };
	}),
});
const strict = "script-src 'nonce-n1' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types biscotte page";
const expected = [/stays held/, /holds nothing/, /can escape its sandboxing/];

/** A page of a site, with all that it allows allowed. */
async function come(t, place, parts, headers) {
	place.pages.set("/page", { html: html(parts), headers });
	const visitor = await visit(t, here.chromium, { expected });
	await visitor.page.goto(place.origin + "/page");
	const told = await visitor.told("choice");
	await visitor.page.evaluate(() => window.biscotte.accept());
	await told();
	return visitor;
}

/** Puts markup into the page as a careless author does, and waits until whatever follows has followed. */
const insert = (page, markup) =>
	page.evaluate((markup) => {
		const rule = window.trustedTypes?.createPolicy("page", { createHTML: String });
		const div = document.createElement("div");
		div.innerHTML = rule ? rule.createHTML(markup) : markup;
		document.body.append(div);
		return new Promise((done) => setTimeout(done, 300));
	}, markup);

const smuggled = () => held("necessary", vendor.script("smuggled")) + heldInline("necessary", mark("smuggled"));

test("under nonces, a held script without the page's goes nowhere, wherever it comes from, and the owner is told", async (t) => {
	const body = smuggled() + held("statistics", vendor.script("a"), 'nonce="n1"') + heldInline("statistics", mark("b"), 'nonce="n1"');
	const tag = script("/consent.js", 'nonce="n1"');
	const { page, complaints } = await come(t, here, { body, tag }, { "Content-Security-Policy": strict });
	assert.deepEqual(await ran(page, 2), ["a", "b"]);
	await insert(page, smuggled());
	assert.deepEqual(await ran(page, 2), ["a", "b"]);
	assert.equal(complaints.length, 1);
	assert.match(complaints[0], /nonce/);
});

for (const [how, tag] of Object.entries({
	"put there by another script": `<script nonce="n1">document.head.append(Object.assign(document.createElement("script"), { src: "/consent.js" }))</script>`,
	"imported by a module": `<script type="module" nonce="n1">import "/consent.js"</script>`,
})) {
	test(`under nonces, a tag without one, ${how}, lets go nothing`, async (t) => {
		const policy = "script-src 'nonce-n1' 'strict-dynamic'";
		here.pages.set("/page", { html: html({ body: smuggled(), tag }), headers: { "Content-Security-Policy": policy } });
		const { page } = await visit(t, here.chromium, { expected });
		await page.goto(origin + "/page");
		const told = page.waitForEvent("console", (message) => /stays held/.test(message.text()));
		await page.waitForFunction(() => window.biscotte);
		await told;
		assert.equal(await page.evaluate(() => window.ran), undefined);
	});
}

test("broken markup that takes the nonce of the script after it lets go nothing", async (t) => {
	const broken = `<p>${held("necessary", vendor.script("smuggled"), "x=\n").replace("></script>", "")}<script nonce="n1">window.ours = 1</script></p>`;
	const { page, complaints } = await come(t, here, { body: broken, tag: script("/consent.js", 'nonce="n1"') },
		{ "Content-Security-Policy": "script-src 'nonce-n1' 'strict-dynamic'" });
	assert.equal(await page.evaluate(() => window.ran), undefined);
	assert.match(complaints[0], /stays held/);
});

test("without nonces, what comes late stays held, and the owner is told what to write", async (t) => {
	const { page, complaints } = await come(t, here, { body: held("statistics", vendor.script("parsed")) });
	assert.deepEqual(await ran(page, 1), ["parsed"]);
	await insert(page, smuggled());
	await page.evaluate((src) => {
		const script = document.createElement("script");
		Object.assign(script, { type: "text/plain", src }).dataset.consent = "statistics";
		document.body.append(script);
	}, vendor.script("late"));
	await page.waitForFunction(() => document.querySelectorAll("script[data-consent]").length > 3);
	assert.deepEqual(await ran(page, 1), ["parsed"]);
	const host = new URL(vendor.origin).host;
	assert.ok(complaints.some((text) => text.includes(`"hosts": {"script": ["${host}"]}`) && text.includes('"late": true')), complaints.join());
});

test("while the page is still read, a script that came by innerHTML is as inert as the browser has it", async (t) => {
	const text = JSON.stringify(smuggled()).replaceAll("</", "<\\/");
	const body = `<div id="comment"></div><script>comment.innerHTML = ${text}</script>` +
		heldInline("statistics", mark("theirs"));
	const { page } = await come(t, here, { body });
	// What waits for the one that never begins is not held up for good.
	assert.deepEqual(await ran(page, 1), ["theirs"]);
});

for (const name of ["late", "exempt"]) {
	test(`${name} on Object.prototype, as a parser of addresses may put it there, allows nothing`, async (t) => {
		const tag = `<script>Object.prototype.${name} = true</script>` + script();
		naming.pages.set("/page", { html: html({ tag, body: held("statistics", vendor.script("held")) }) });
		const { page } = await visit(t, here.chromium, { expected });
		await page.goto(naming.origin + "/page");
		await page.waitForSelector("biscotte-consent");
		await insert(page, held("necessary", vendor.script("late")));
		assert.equal(await page.evaluate(() => window.ran), undefined);
		assert.equal(await page.evaluate(() => window.biscotte.allowed("statistics")), false);
	});
}

test("a policy that says late lets go what comes late", async (t) => {
	const { page } = await come(t, lenient, {});
	await insert(page, held("statistics", vendor.script("a")) + heldInline("statistics", mark("b")));
	assert.deepEqual(await ran(page, 2), ["a", "b"]);
});

test("a service that names its host lets go what comes from there, for that service and its category alone", async (t) => {
	const { page } = await come(t, naming, {});
	await insert(page, held("media/player", vendor.script("a")) + held("media", vendor.script("b")) + smuggled() +
		held("statistics", vendor.script("no")) + held("media/player", "http://vendor.test:1/port.js") + heldInline("media", mark("inline")));
	assert.deepEqual((await ran(page, 2)).sort(), ["a", "b"]);
});

for (const [what, markup] of Object.entries({
	"a link": '<a data-consent="necessary" data-href="javascript:window.pwned=1">x</a>',
	"a link of ours": '<a data-consent="necessary" data-consent-href="https://third.test/">x</a>',
	"a link in a drawing": '<svg><a data-consent="necessary" data-href="javascript:window.pwned=1"><text y="9">x</text></a></svg>',
	"a form": '<form data-consent="necessary" data-action="javascript:window.pwned=1" data-src="x"></form>',
	"a frame": '<iframe data-consent="necessary" data-src="java\tscript\n:parent.pwned=1"></iframe>',
	"a frame of ours": '<iframe data-consent="necessary" data-consent-src=" javascript:parent.pwned=1"></iframe>',
	"a data document": '<iframe data-consent="necessary" data-src="data:text/html,<script>parent.postMessage(1)</script>"></iframe>',
	"a document": '<iframe data-consent="necessary" data-consent-srcdoc="<script>parent.pwned=1</script>"></iframe>',
	"a document that is half apart": '<iframe sandbox="allow-scripts allow-same-origin" data-consent="necessary" data-consent-srcdoc="<script>parent.pwned=1</script>"></iframe>',
	"an object": '<object data-consent="necessary" data-data="data:text/html,<script>parent.pwned=1</script>"></object>',
	"an embed": '<embed data-consent="necessary" data-src="javascript:window.pwned=1">',
	"a script in a drawing": '<svg><script type="text/plain" data-consent="necessary">window.pwned=1</script></svg>',
})) {
	test(`${what} that a sanitiser has let pass stays as it is`, async (t) => {
		const { page } = await come(t, here, { body: markup });
		await insert(page, markup);
		const live = await page.evaluate(() =>
			[...document.body.querySelectorAll("[data-consent]")].flatMap((e) => ["href", "src", "srcdoc", "data", "action"].filter((name) => e.hasAttribute(name))));
		assert.deepEqual(live, []);
		assert.equal(await page.evaluate(() => window.pwned), undefined);
	});
}
