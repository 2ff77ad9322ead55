// Placeholders: axe finds nothing, and everything is to be read, reached and pressed, however wide, dark or coarse it gets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./access-axe.mjs";
import { misfits, reachable } from "./access-fits.mjs";
import { page as html } from "./harness/page.mjs";
import { arabic, three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const body = `<main><h1>Films</h1>
	<iframe title="A film" data-consent="media/player" data-consent-src="https://tube.example/a" style="width: 100%; max-width: 480px; height: 270px; border: 0"></iframe>
	<div style="display: flex"><iframe title="Beside" data-consent="media/player" data-consent-src="https://tube.example/b" style="flex: 1; min-width: 0; height: 220px; border: 0"></iframe></div>
	<iframe title="Low" data-consent="media/player" data-consent-src="https://tube.example/c" width="300" height="90"></iframe>
	<video controls width="300" height="240" poster="/still.svg" data-consent="media/player" data-consent-src="https://tube.example/d"></video>
	</main>`;
const still = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#c33"/><path d="M0 0h9L0 9z" fill="#fd4"/></svg>';

/** A site with embeds that are held. */
function furnish(here, options = {}) {
	here.pages.set("/films", { html: html({ body, ...options }) });
	here.pages.set("/still.svg", { html: still, headers: { "Content-Type": "image/svg+xml" } });
	return here.origin + "/films";
}
const both = (/** @type {any} */ policy) => {
	three(policy);
	arabic(policy);
};
const here = await site({ policy: variant(three) });
const western = furnish(here);
const eastern = furnish(await portal({ policy: variant(both) }), { lang: "ar", dir: "rtl" });

const small = { viewport: { width: 320, height: 568 } };
const looks = {
	light: {},
	dark: { colorScheme: "dark" },
	"forced colours": { forcedColors: "active" },
	"forced colours, dark": { forcedColors: "active", colorScheme: "dark" },
	"320 px": small,
	"320 px, dark": { ...small, colorScheme: "dark" },
	"letters twice as large": { large: true },
	"right to left": { address: eastern },
	"right to left, 320 px": { ...small, address: eastern },
};

for (const [look, { address = western, large = false, ...options }] of Object.entries(looks)) {
	test(look, async (t) => {
		const { page, refuse, layer } = await visit(t, here.chromium, { reducedMotion: "reduce", ...options });
		if (large) await (await page.context().newCDPSession(page)).send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 32 } });
		await page.goto(address);
		// A no leaves them, and takes the banner away.
		await refuse.click();
		await layer.waitFor({ state: "detached" });
		const held = page.locator("biscotte-held .held");
		await held.nth(3).waitFor();
		// Chromium forces no colours upon what axe reads; of forced ones, the page's own are its own.
		assert.deepEqual(await axe(page, options.forcedColors ? "biscotte-held" : undefined), {});
		for (let i = 0; i < 4; i++) {
			assert.deepEqual(await misfits(held.nth(i)), [], `number ${i + 1}`);
			for (const control of await held.nth(i).locator("button, a").all()) assert.ok(await reachable(control), `number ${i + 1}`);
		}
	});
}
