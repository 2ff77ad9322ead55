// Larger text, more space between letters, less room: nothing is cut off, everything can be reached and pressed
// (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.8).
import assert from "node:assert/strict";
import { test } from "node:test";
import { misfits, reachable } from "./access-fits.mjs";
import { named } from "./harness/cookies.mjs";
import { page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
for (const lang of ["en", "fr", "es"]) here.pages.set("/" + lang, { html: html({ lang, body: "<h1>Portal</h1>" }) });

/** What a visitor's own style sheet may ask for (WCAG 1.4.12). */
const spacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
	p { margin-bottom: 2em !important; }`;

const space = (page) => page.locator("biscotte-consent").evaluate(({ shadowRoot }, css) => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(css);
	shadowRoot.adoptedStyleSheets.push(sheet);
}, spacing);

/** The font size that visitors set in their browser. */
async function letters(page, standard) {
	const session = await page.context().newCDPSession(page);
	await session.send("Page.setFontSizes", { fontSizes: { standard, fixed: standard } });
}

const all = [[1280, 800], [768, 1024], [390, 844], [320, 568], [320, 256]];
const ways = {
	"as it comes": { sizes: [[1280, 800], [390, 844]] },
	"text spacing": { prepare: space },
	"200 % text": { size: 32, sizes: [[1280, 800], [320, 568]] },
	"200 % zoom": { scale: 2, sizes: [[1280, 800], [768, 1024]] },
	"200 % text and text spacing": { size: 32, prepare: space },
};

for (const [way, { prepare = async () => {}, scale = 1, size = 16, sizes = all }] of Object.entries(ways)) {
	for (const [width, height] of sizes) {
		test(`${way}, ${width} by ${height}: everything fits and is within reach`, async (t) => {
			// Zooming is a smaller window with larger pixels.
			const viewport = { width: width / scale, height: height / scale };
			const visitor = await visit(t, here.chromium, { viewport, deviceScaleFactor: scale, reducedMotion: "reduce" });
			const { page, context, layer, panel, language, accept, refuse, customise, control, toggle, handedOver } = visitor;
			await letters(page, size);
			await page.goto(here.origin + "/fr");
			await handedOver();
			await prepare(page);
			const text = await layer.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
			assert.ok(text >= size * 0.9, `${text} px: the visitor's own size is respected`);
			assert.deepEqual(await misfits(layer), [], "the banner");
			for (const button of [language, accept, refuse, customise]) assert.ok(await reachable(button), `${button}`);
			const [yes, no] = [await accept.boundingBox(), await refuse.boundingBox()];
			assert.ok(Math.abs(yes.width - no.width) <= 1 && Math.abs(yes.height - no.height) <= 1, "of equal size");
			await customise.press("Enter");
			await panel.waitFor();
			await panel.evaluate((dialog) => dialog.querySelectorAll("details").forEach((details) => (details.open = true)));
			assert.deepEqual(await misfits(panel), [], "the panel");
			const parts = ["language", "close", "accept", "refuse", "save"].map(control);
			for (const part of [...parts, toggle("statistics"), toggle("media")]) assert.ok(await reachable(part), `${part}`);
			for (const summary of await panel.locator("summary").all()) assert.ok(await reachable(summary));
			await control("refuse").click();
			await panel.waitFor({ state: "detached" });
			assert.equal((await named(context, "eu-consent")).length, 1);
		});
	}
}
