// Without JavaScript: a real Django honours what was answered in the form, behind a real nginx and a real Caddy with HTTPS,
// both as the owner's manual sets them up.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { portal } from "./django/portal.mjs";
import { browser } from "./harness/browser.mjs";
import { consent, inDays, named } from "./harness/cookies.mjs";
import { phrases } from "./harness/phrases.mjs";
import { kept, variant } from "./harness/policies.mjs";
import { proxy } from "./harness/proxy.mjs";
import { serve } from "./harness/serve.mjs";
import { visit } from "./harness/visit.mjs";

const chromium = await browser();
after(() => chromium.close());
const folder = mkdtempSync(join(tmpdir(), "biscotte-noscript-"));
after(() => rmSync(folder, { recursive: true }));
const flags = ["--no-demo", "--records", join(folder, "records.db")];
const server = await serve({ policy: variant(kept), prefix: "/consent", flags });
after(server.stop);
const purposes = join(folder, "purposes.json");
writeFileSync(purposes, await (await fetch(`http://127.0.0.1:${server.port}/consent/purposes.json`)).text());
const middleware = ["sessions.middleware.SessionMiddleware", "middleware.locale.LocaleMiddleware"];
const django = await portal("/consent/consent.js", {
	MIDDLEWARE: [`django.contrib.${middleware[0]}`, `django.${middleware[1]}`, "biscotte.middleware"],
	BISCOTTE_PURPOSES: purposes,
	PREFERENCES: "/consent/preferences",
});
after(django.stop);

const words = phrases("en");
const french = phrases("fr");

/** A visitor without JavaScript on the portal's page, and what is in the form. */
async function come(t, origin, { expected = [], ...options } = {}) {
	// The portal has no picture for the bookmark of a page that names none.
	const visitor = await visit(t, chromium, { javaScriptEnabled: false, expected: [/status of 404/, ...expected], ...options });
	const { page } = visitor;
	await page.goto(origin + "/");
	return {
		...visitor,
		settings: page.getByRole("link", { name: "Cookie settings" }),
		statistics: page.getByRole("checkbox").first(),
		press: (/** @type {string} */ name) => page.getByRole("button", { name, exact: true }).click(),
		saved: page.getByRole("status").getByText(words.saved),
		back: page.getByRole("link", { name: "Opendatasoft data portal" }),
		counted: page.locator("#counted"),
	};
}

for (const kind of /** @type {const} */ (["nginx", "caddy"])) {
	const origin = await proxy(kind, server.port, django.port);

	test(`${kind}: statistics chosen and saved, Django counts; and counts no more after a no`, async (t) => {
		const { page, context, settings, statistics, press, saved, back, counted } = await come(t, origin);
		assert.equal(await counted.count(), 0, "before an answer");
		await page.goto(origin + "/portal/?a=b");
		await settings.click();
		assert.equal(await statistics.isChecked(), false);
		await statistics.check();
		await press(words.save);
		await saved.waitFor();
		assert.match(page.url(), /^https:\/\/portal\.test:\d+\/consent\/preferences\?/);
		const { cookie, answers } = await consent(context, "eu-consent-lasting");
		const { expires, value, ...attributes } = cookie;
		assert.deepEqual(answers, { statistics: true });
		assert.ok(Math.abs(expires - inDays(180)) < 3600, `expires ${expires}`);
		assert.deepEqual(attributes, { name: "eu-consent-lasting", domain: "portal.test", path: "/", httpOnly: false, secure: true, sameSite: "Lax" });
		const [receipt] = await named(context, "eu-consent-record");
		assert.equal(receipt.path, "/consent/");
		assert.equal(receipt.httpOnly && receipt.secure, true);
		await back.click();
		assert.equal(page.url(), origin + "/portal/?a=b");
		await counted.waitFor();

		const url = origin + "/";
		await context.addCookies([
			{ name: "_pk_id.1.ab", value: "1", url, httpOnly: true },
			{ name: "_pk_ses.1.ab", value: "1", domain: ".portal.test", path: "/" },
			{ name: "sessionid", value: "1", url, httpOnly: true },
		]);
		await settings.click();
		assert.equal(await statistics.isChecked(), true);
		await press(words.refuse);
		await saved.waitFor();
		assert.deepEqual((await consent(context)).answers, { statistics: false });
		const left = (await context.cookies()).map(({ name }) => name).sort();
		assert.deepEqual(left, ["eu-consent", "eu-consent-lasting", "sessionid"]);
		await back.click();
		assert.equal(await counted.count(), 0, "after the no");
	});

	test(`${kind}: a language is picked for the form and the site, and the way back stays`, async (t) => {
		const { page, context, settings, press } = await come(t, origin);
		await page.goto(origin + "/portal/");
		await settings.click();
		await press("Français");
		await page.getByRole("heading", { name: french.panelTitle }).waitFor();
		assert.equal(await page.locator("html").getAttribute("lang"), "fr");
		assert.equal((await named(context, "django_language")).length, 1);
		await press(french.accept);
		await page.getByRole("status").getByText(french.saved).waitFor();
		await page.locator(".site a").click();
		assert.equal(page.url(), origin + "/portal/");
		await page.getByText("Ce champ est obligatoire.").waitFor();
	});

	test(`${kind}: answers are for the pages of the site alone`, async (t) => {
		const other = createServer((_, response) => {
			response.setHeader("Content-Type", "text/html");
			response.end(`<form method="post" action="${origin}/consent/choice"><input name="answer" value="accept"><button>Go</button></form>`);
		});
		other.listen(0, "127.0.0.1");
		await once(other, "listening");
		t.after(() => (other.closeAllConnections(), other.close()));
		const { page, context, press } = await come(t, origin, { expected: [/status of 403/] });
		await page.goto(`http://elsewhere.test:${other.address().port}/`);
		const answered = page.waitForResponse(/choice$/);
		await press("Go");
		assert.equal((await answered).status(), 403);
		assert.deepEqual(await named(context, "eu-consent"), []);
		for (const back of ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"]) {
			await page.goto(`${origin}/consent/preferences?back=${encodeURIComponent(back)}`);
			assert.equal(await page.locator(".site a").getAttribute("href"), "/", back);
		}
	});

	test(`${kind}: a page whose policy lets no script in has the way to the form`, async (t) => {
		const { page, context, settings, press, saved } = await come(t, origin, { javaScriptEnabled: true, expected: [/script/] });
		await page.goto(origin + "/closed/");
		await settings.click();
		await press(words.refuse);
		await saved.waitFor();
		assert.deepEqual((await consent(context)).answers, { statistics: false });
	});

	test(`${kind}: what a script sends is taken, and its cookie is the server's`, async (t) => {
		const { page, context } = await come(t, origin, { javaScriptEnabled: true });
		const { fingerprint } = JSON.parse(readFileSync(purposes, "utf8")).purposes.find(({ id }) => id === "statistics");
		const choice = `1.${inDays(0)}.statistics:false:${fingerprint}`;
		const status = await page.evaluate(async ({ choice }) => {
			const body = JSON.stringify({ id: "0123456789abcdef0123456789abcdef", choice, language: "en", source: "banner" });
			return (await fetch("/consent/choice", { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: true })).status;
		}, { choice });
		assert.equal(status, 204);
		assert.equal((await consent(context)).cookie.value, choice);
	});
}

test("Enter on a switch saves the switches, and accepts nothing else", async (t) => {
	const origin = await proxy("nginx", server.port, django.port);
	const { context, settings, statistics, saved } = await come(t, origin);
	await settings.click();
	await statistics.press("Enter");
	await saved.waitFor();
	assert.deepEqual((await consent(context)).answers, { statistics: false });
});
