import assert from "node:assert/strict";
import { after, test } from "node:test";
import { files } from "../harness/files.mjs";
import { page as html, script } from "../harness/page.mjs";
import { three, variant } from "../harness/policies.mjs";
import { portal } from "../harness/site.mjs";
import { until } from "./until.mjs";

/** What markup can name, and what would then be in the place of the document's own, the window's, or a form's. */
const names = [
	"currentScript", "body", "documentElement", "head", "cookie", "createElement", "querySelector", "querySelectorAll", "addEventListener",
	"dispatchEvent", "readyState", "prerendering", "hidden", "activeElement", "baseURI", "nonce", "dataset", "src", "biscotte", "dataLayer",
	"trustedTypes", "requestIdleCallback", "matches", "parentNode", "nextSibling", "hasAttribute", "localName", "isConnected",
];

const here = await portal({
	policy: variant((policy) => {
		three(policy);
		policy.signals = [{ to: "google", update: { analytics_storage: "statistics" } }];
	}),
});
const stranger = await files("localhost");
after(stranger.stop);
const origin = here.origin.replace("portal.test", "127.0.0.1");
const each = (/** @type {(name: string) => string} */ make) => names.map(make).join("");

/** Markup of a stranger, as a comment can have it: no script, no handler. */
const kinds = {
	"pictures and forms": each((name) => `<img alt="" name="${name}" id="${name}" src="${stranger.file("picture", "image/svg+xml")}"><form name="${name}" id="${name}"></form>`),
	"a form's fields": `<form data-consent="statistics" data-consent-open>${each((name) => `<input name="${name}" id="${name}">`)}</form>`,
	"a form that never ends": `<form>${each((name) => `<input name="${name}" id="${name}">`)}`,
	"frames": each((name) => `<iframe name="${name}" src="${stranger.file("frame")}" hidden></iframe>`),
	"an address to load from": `<img alt="" name="currentScript" src="${stranger.origin}/x/consent.js?name=picture&amp;type=image/svg%2Bxml"><base href="${stranger.origin}/">`,
};
const held = '<script type="text/plain" data-consent="statistics">window.counted = true</script>';
const tag = script(origin + "/consent.js");
// A frame has its name once it has loaded.
const late = `<script>addEventListener("load", () => {
	const tag = Document.prototype.createElement.call(document, "script");
	tag.src = "${origin}/consent.js";
	Object.getOwnPropertyDescriptor(Document.prototype, "head").get.call(document).append(tag);
})</script>`;
const paths = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, "/" + kind.replace(/\W/g, "-")]));
for (const [kind, markup] of Object.entries(kinds)) {
	here.pages.set(paths[kind], { html: html({ body: markup + (kind === "frames" ? late : tag) + held, tag: "" }) });
}

/** What there is to press of ours. */
const find = (/** @type {import("./gate.mjs").Visitor} */ visitor, /** @type {string} */ selector, click = false) =>
	visitor.evaluate((selector, click) => {
		const root = Document.prototype.querySelector.call(document, "biscotte-consent")?.shadowRoot;
		const control = root?.querySelector(selector);
		if (click) control.click();
		return !!control;
	}, selector, click);
const state = (/** @type {import("./gate.mjs").Visitor} */ visitor) =>
	visitor.evaluate(() => ({
		counted: !!window.counted,
		said: Array.isArray(window.dataLayer) ? window.dataLayer.map((call) => [...call].slice(0, 3)) : null,
		cookie: Object.getOwnPropertyDescriptor(Document.prototype, "cookie").get.call(document),
		version: window.biscotte?.version,
	}));

/**
 * Tests an engine with elements that have the names of what the loader uses: nothing of a stranger's is loaded as code,
 * Google is told no, the visitor is asked, and both answers hold.
 * @param {(t: import("node:test").TestContext) => Promise<import("./gate.mjs").Visitor>} open a visitor with a fresh profile
 */
export function clobber(open) {
	for (const kind of Object.keys(kinds)) {
		test(`${kind} with names of the document's own: asked, answered, obeyed, nothing of a stranger's loaded`, async (t) => {
			stranger.asked.length = 0;
			const visitor = await open(t);
			await visitor.goto(origin + paths[kind]);
			await until("the visitor is asked", () => find(visitor, "[data-do=accept]"));
			const before = await state(visitor);
			assert.equal(before.counted, false);
			assert.equal(typeof before.version, "string");
			assert.deepEqual(before.said[0].slice(0, 2), ["consent", "default"]);
			assert.equal(before.said[0][2].analytics_storage, "denied");
			await find(visitor, "[data-do=accept]", true);
			await until("what is allowed has gone", async () => (await state(visitor)).counted);
			const yes = await state(visitor);
			assert.match(yes.cookie, /statistics:true/);
			assert.equal(yes.said[1][2].analytics_storage, "granted");
			await visitor.evaluate(() => window.biscotte.open());
			await until("the panel is there", () => find(visitor, "dialog.panel [data-do=refuse]"));
			await find(visitor, "dialog.panel [data-do=refuse]", true);
			await until("the withdrawal is kept", async () => /statistics:false/.test((await state(visitor)).cookie));
			assert.deepEqual(stranger.asked.filter((name) => !["picture", "frame"].includes(name)), [], "code from a stranger");
		});
	}
}
