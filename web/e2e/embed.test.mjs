// Served under a path, or from another origin: the same banner.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent, named } from "./harness/cookies.mjs";
import { held, page as html, script } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { ran } from "./harness/ran.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const below = await site({ prefix: "/consent" });
const beside = await portal();
const body = (there) => held("statistics", there.vendor.script("stats"));
below.pages.set("/", { html: html({ body: body(below), tag: script("/consent/consent.js") }) });
beside.pages.set("/", { html: html({ body: body(beside), tag: script(beside.biscotte + "consent.js") }) });
beside.pages.set("/anonymous", {
	html: html({ body: body(beside), tag: script(beside.biscotte + "consent.js", 'crossorigin="anonymous" async') }),
});
beside.pages.set("/late", {
	html: html({
		body: body(beside) + `<script>document.head.append(Object.assign(document.createElement("script"),
			{ src: "${beside.biscotte}consent.js", async: true }))</script>`,
		tag: "",
	}),
});

for (const [name, there, path] of [
	["under --prefix /consent", below, "/"],
	["from another origin", beside, "/"],
	["from another origin, async and with CORS", beside, "/anonymous"],
	["from another origin, inserted by a script", beside, "/late"],
]) {
	test(`${name}: ask, panel, language, accept, remember`, async (t) => {
		const { page, context, layer, panel, customise, control, toggle, asked, handedOver } = await visit(t, below.chromium);
		const { origin } = there;
		await page.goto(origin + path);
		await handedOver();
		const ours = asked(/consent\.js|\/a\//);
		const base = there === below ? origin + "/consent/" : there.biscotte;
		assert.ok(ours.length >= 5, ours.join());
		assert.deepEqual(ours.filter((url) => !url.startsWith(base)), [], "everything comes from beside consent.js");
		await customise.click();
		await toggle("statistics").click();
		const again = page.waitForEvent("load");
		await control("language").selectOption("fr");
		await again;
		await handedOver();
		await layer.getByText(phrases("fr").bannerTitle).waitFor();
		await customise.click();
		await control("accept").click();
		await panel.waitFor({ state: "detached" });
		assert.deepEqual(await ran(page, 1), ["stats"]);
		const { cookie, answers } = await consent(context);
		assert.equal(cookie.domain, "portal.test", "the cookie is the site's, not ours");
		assert.deepEqual(answers, { statistics: true });
		assert.equal((await named(context, "django_language")).length, 1);
		await page.reload();
		assert.deepEqual(await ran(page, 1), ["stats"]);
		assert.equal(await layer.count(), 0);
	});
}
