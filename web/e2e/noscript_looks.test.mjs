// The form without JavaScript as everybody sees it: narrow and wide, light and dark, right to left, with everything unfolded,
// saved, and not saved. Nothing is cut off, axe finds nothing, and the markup is valid. The page has no script; axe is one.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { axe } from "./access-axe.mjs";
import { misfits } from "./access-fits.mjs";
import { faults } from "./access-valid.mjs";
import { browser } from "./harness/browser.mjs";
import { phrases } from "./harness/phrases.mjs";
import { arabic, hostile, kept, three, variant } from "./harness/policies.mjs";
import { serve } from "./harness/serve.mjs";
import { visit } from "./harness/visit.mjs";

const chromium = await browser();
after(() => chromium.close());
const folder = mkdtempSync(join(tmpdir(), "biscotte-looks-"));
after(() => rmSync(folder, { recursive: true }));

/** The form of a policy. */
async function form(name, change) {
	const policy = variant((policy) => (change(policy), kept(policy)));
	const server = await serve({ policy, prefix: "/consent", flags: ["--records", join(folder, name)] });
	after(server.stop);
	return `http://portal.test:${server.port}/consent/preferences`;
}
const several = await form("several", three);
const eastern = await form("eastern", arabic);
const bad = await form("bad", hostile);
const words = phrases("en");

const sizes = { "320 px": { width: 320, height: 640 }, "1280 px": { width: 1280, height: 800 } };
const looks = {
	light: { url: several },
	dark: { url: several, colorScheme: "dark" },
	"forced colours": { url: several, forcedColors: "active" },
	"right to left": { url: eastern + "?language=ar" },
	"hostile texts": { url: bad },
};

/** What is wrong with the page as it stands; folded details are unfolded. */
async function check(page, what) {
	await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
	assert.deepEqual(await misfits(page.locator("main")), [], what);
	const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
	assert.ok(scroll <= width, `${what}: ${scroll} px wide on ${width}`);
	assert.deepEqual(await axe(page), {}, what);
}

for (const [look, { url, ...options }] of Object.entries(looks)) {
	for (const [size, viewport] of Object.entries(sizes)) {
		test(`nothing is cut off, and axe finds nothing: ${look}, ${size}`, async (t) => {
			const { page } = await visit(t, chromium, { viewport, expected: [/404/], ...options });
			await page.goto(url);
			assert.deepEqual(await faults(await page.content()), []);
			await check(page, "at first");
			await page.locator("[name=answer][value=accept]").click();
			await page.getByRole("status").waitFor();
			await check(page, "saved");
		});
	}
}

test("a form that is stale says what to do, and works when it is sent again", async (t) => {
	const { page, context } = await visit(t, chromium, { expected: [/40[49]/] });
	await page.goto(several);
	// As if it had been open since before the server forgot that text.
	await page.locator("[name=revision]").evaluate((field) => (field.value = "0".repeat(64)));
	await page.getByRole("button", { name: words.accept }).click();
	await page.getByRole("alert").getByText(words.notSaved).waitFor();
	assert.deepEqual(await context.cookies(), []);
	await check(page, "not saved");
	await page.getByRole("button", { name: words.accept }).click();
	await page.getByRole("status").getByText(words.saved).waitFor();
});

test("accept and refuse look the same", async (t) => {
	for (const [size, viewport] of Object.entries(sizes)) {
		const { page } = await visit(t, chromium, { viewport, expected: [/404/] });
		await page.goto(several);
		const [accept, refuse] = await page.locator(".actions .solid").evaluateAll((buttons) =>
			buttons.map((button) => {
				const { color, backgroundColor, fontSize, fontWeight, borderColor } = getComputedStyle(button);
				const { width, height } = button.getBoundingClientRect();
				return { color, backgroundColor, fontSize, fontWeight, borderColor, width, height };
			}));
		assert.deepEqual(accept, refuse, size);
	}
});
