// What owns the tree of a page, with held scripts, a held frame and the banner in it: nothing is drawn twice because of us,
// nothing is said on the console, and each tracker goes once, after a yes alone. React in development compares everything.
// Next's ways are those of React itself: a root, or the whole document with scripts that bring its data in pieces.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { clients, servers } from "./frameworks/build.mjs";
import { files } from "./harness/files.mjs";
import { hold } from "./harness/hold.mjs";
import { mark, page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({
	policy: variant((policy) => {
		three(policy);
		policy.late = true; // so that what is drawn anew would go again
	}),
});
const theirs = await files();
after(theirs.stop);
const address = (/** @type {string} */ name, type = "text/html") => theirs.file(name, type).replaceAll("&amp;", "&");
const things = { script: address("far", "text/javascript"), code: mark("near"), frame: address("frame") };

const module = (/** @type {string} */ path) => readFileSync(new URL("../node_modules/" + path, import.meta.url), "utf8");
const code = (/** @type {string} */ path, /** @type {string} */ text) =>
	here.pages.set(path, { html: text, headers: { "Content-Type": "text/javascript" } });
const scripts = clients();
for (const [name, text] of Object.entries(scripts)) code(`/${name}.js`, text);
for (const [name, path] of Object.entries({
	htmx1: "htmx-1/dist/htmx.js", htmx2: "htmx-2/dist/htmx.js", turbo: "@hotwired/turbo/dist/turbo.es2017-umd.js", jquery: "jquery/dist/jquery.js",
})) code(`/${name}.js`, module(path));
code("/prototype.js", readFileSync("/usr/share/javascript/prototype/prototype.js", "utf8"));
const { react18, react19, vue, svelte } = await servers();

const data = `<script>window.things = ${JSON.stringify(things)}</script>`;
const root = (/** @type {string} */ id, /** @type {string} */ inner, /** @type {string} */ client) =>
	html({ head: `<script src="/${client}.js" defer></script>`, body: `<div id="${id}">${inner}</div>${data}` });
const whole = (/** @type {any} */ react, /** @type {string} */ client) => {
	const src = `/${client}.js`;
	const pieces = JSON.stringify(things).match(/.{1,40}/g)?.map((piece) => `<script>self.__next_f.push(${JSON.stringify(piece)})</script>`).join("");
	const end = `<script>window.things = JSON.parse(self.__next_f.join("")); window.source = "${src}"</script>`;
	return react.page(things, src).replace("</body>", `<script>self.__next_f = []</script>${pieces}${end}</body>`);
};
const island = (/** @type {string} */ when, before = "") => html({
	head: '<script src="/island.js" defer></script>', body: `${before}<astro-island ssr client="${when}">${react19.app(things)}</astro-island>${data}`,
});

const adopts = {
	"React 18.2, a root": root("root", react18.app(things), "root18"),
	"React 19, a root": root("root", react19.app(things), "root19"),
	"React 18.2, the document": whole(react18, "document18"),
	"React 19, the document": whole(react19, "document19"),
	"Vue 3": root("app", await vue.app(things), "vue"),
	Svelte: root("svelte", svelte.app(things), "svelte"),
	"Astro's islands, on load": island("load"),
	"Astro's islands, when seen": island("visible", '<div style="height:3000px">Above</div>'),
};

const escape = (/** @type {string} */ text) => text.replaceAll("&", "&amp;");
const held = `<main><h1>Shop</h1><script type="text/plain" data-consent="statistics" src="${escape(things.script)}"></script>
	<script type="text/plain" data-consent="statistics">${things.code}</script>
	<iframe title="A film" data-consent="media/player" data-consent-src="${escape(things.frame)}" width="320" height="180"></iframe></main>`;
/** These put the held elements into a page that has been read; what Prototype puts there has no scripts any more. */
const puts = {
	"htmx 1": html({ head: '<script src="/htmx1.js"></script>', body: '<div hx-get="/held" hx-trigger="load"></div>' }),
	"htmx 2": html({ head: '<script src="/htmx2.js"></script>', body: '<div hx-get="/held" hx-trigger="load"></div>' }),
	"Turbo 8": html({ head: '<script src="/turbo.js"></script>', body: '<turbo-frame id="frame" src="/held"></turbo-frame>' }),
	"jQuery 1.12": html({ head: '<script src="/jquery.js"></script>', body: '<div id="place"></div><script>jQuery(function ($) { $("#place").load("/held main") })</script>' }),
	"Prototype 1.7": html({ head: '<script src="/prototype.js"></script>', body: held + '<script>document.observe("dom:loaded", function () { $$("h1")[0].update("Shop") })</script>' }),
};
here.pages.set("/held", { html: `<turbo-frame id="frame">${held}</turbo-frame>` });

/** A visitor on such a page, once its elements are its framework's. */
async function come(t, page) {
	theirs.asked.length = 0;
	here.pages.set("/page", { html: page });
	const visitor = await visit(t, here.chromium, { expected: [/Download the React DevTools/] });
	// React 18 takes our element for one of the page's where it is first: by the time it adopts the document, that has moved.
	const client = page === adopts["React 18.2, the document"] && (await hold(visitor.page, /document18/));
	await visitor.page.goto(here.origin + "/page", { waitUntil: "commit" });
	await visitor.layer.waitFor();
	if (client) {
		await visitor.page.locator("body > biscotte-consent").waitFor({ state: "attached" });
		client.release();
	}
	await taken(visitor.page);
	return visitor;
}

/** Waits until all is at rest: adopted, or put in. */
async function taken(page) {
	await page.locator("iframe[title='A film']").scrollIntoViewIfNeeded();
	if (!Object.values(puts).includes(here.pages.get("/page").html)) {
		await page.locator("html[data-adopted]").waitFor({ state: "attached" });
		await page.locator("#count").click();
		await page.getByText("1 pressed").waitFor();
	}
}

/** The trackers that have run once they have all had the time to: those of the page, and the frame. */
async function all(page) {
	await page.waitForFunction(() => window.ran?.length >= 2);
	await theirs.came("frame");
	await page.waitForLoadState("networkidle");
	return [await page.evaluate(() => window.ran.toSorted()), theirs.asked.toSorted()];
}

for (const [name, page] of Object.entries({ ...adopts, ...puts })) {
	test(`${name}: each tracker once after a yes, and once on the next page`, async (t) => {
		const visitor = await come(t, page);
		await visitor.page.locator("biscotte-held").waitFor();
		await visitor.page.waitForLoadState("networkidle");
		assert.deepEqual(theirs.asked, [], "nothing before");
		await visitor.accept.click();
		assert.deepEqual(await all(visitor.page), [["far", "near"], ["far", "frame"]]);
		theirs.asked.length = 0;
		await visitor.page.reload();
		await taken(visitor.page);
		assert.deepEqual(await all(visitor.page), [["far", "near"], ["far", "frame"]], "on the next page");
	});

	test(`${name}: none after a no`, async (t) => {
		const visitor = await come(t, page);
		await visitor.refuse.click();
		await visitor.page.locator("biscotte-consent .banner:visible").waitFor({ state: "detached" });
		await visitor.page.reload();
		await taken(visitor.page);
		await visitor.page.locator("biscotte-held").waitFor();
		await visitor.page.waitForLoadState("networkidle");
		assert.deepEqual([await visitor.page.evaluate(() => window.ran), theirs.asked], [undefined, []]);
	});
}
