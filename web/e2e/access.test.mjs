// What people need who do not see the page as its author does: axe finds nothing, and names, roles and states are right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./access-axe.mjs";
import { tree } from "./access-tree.mjs";
import { phrases } from "./harness/phrases.mjs";
import { arabic, three, variant } from "./harness/policies.mjs";
import { page as html } from "./harness/page.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const words = phrases("en");
const several = await portal({ policy: variant(three) });
several.pages.set("/", { html: html({ body: '<main><h1>Behind</h1><a href="/x">x</a></main>' }) });
const eastern = await portal({ policy: variant(arabic) });

const small = { viewport: { width: 320, height: 568 } };
const looks = {
	light: {},
	dark: { colorScheme: "dark" },
	// Forced colours of the page's own are the page's: axe sees those that its style sheets ask for.
	"forced colours": { forcedColors: "active", part: "biscotte-consent" },
	"forced colours, dark": { forcedColors: "active", colorScheme: "dark", part: "biscotte-consent" },
	"more contrast": { contrast: "more" },
	"320 px": small,
	"320 px, dark": { ...small, colorScheme: "dark" },
	"right to left": { origin: eastern.origin, path: "/demo/rtl" },
	"three categories": { origin: several.origin },
};

for (const [look, { origin = here.origin, path = "/", part, ...options }] of Object.entries(looks)) {
	test(`axe finds nothing: ${look}`, async (t) => {
		const { page, panel, customise, toggle, handedOver } = await visit(t, here.chromium, { reducedMotion: "reduce", ...options });
		await page.goto(origin + path);
		await handedOver();
		assert.deepEqual(await axe(page, part), {}, "the banner");
		await customise.press("Enter");
		await panel.waitFor();
		await toggle("statistics").press("Space");
		await panel.evaluate((dialog) => dialog.querySelectorAll("details").forEach((details) => (details.open = true)));
		// Axe takes what is scrolled out of sight inside a fixed element for hidden: nothing is, in a high window.
		await page.setViewportSize({ width: page.viewportSize().width, height: 4000 });
		assert.deepEqual(await axe(page, part), {}, "the panel, unfolded, with a switch on");
	});
}

const hard = ["hostile", "spa", "csp", "no-wasm", "rtl", "narrow"];
for (const path of ["/demo/data/air", ...hard.map((name) => "/demo/" + name)]) {
	test(`axe finds nothing on ${path}`, async (t) => {
		const { page, layer } = await visit(t, here.chromium, { expected: [/wasm|WebAssembly/], reducedMotion: "reduce" });
		await page.goto(here.origin + path);
		await layer.waitFor();
		// What hostile style sheets do to their own page is none of ours.
		assert.deepEqual(await axe(page, path.endsWith("hostile") ? "biscotte-consent" : undefined), {});
	});
}

for (const stage of ["loader", "component"]) {
	test(`the ${stage}'s banner is a region with a name, and so is everything in it`, async (t) => {
		const { page, layer, handedOver } = await visit(t, here.chromium);
		if (stage === "loader") await page.route(/\.wasm$/, () => {});
		await page.goto(here.origin + "/");
		await layer.waitFor();
		if (stage === "component") await handedOver();
		const nodes = await tree(page);
		const at = nodes.findIndex(({ role, name }) => role === "region" && name === words.bannerTitle);
		assert.ok(at > 0, "a region with the title's name");
		const rest = nodes.slice(at);
		const first = (role) => rest.find((node) => node.role === role);
		assert.deepEqual([first("heading").name, first("heading").level], [words.bannerTitle, 2]);
		assert.equal(first("combobox").name, words.language);
		const buttons = rest.filter(({ role }) => role === "button").slice(0, 3).map(({ name }) => name);
		assert.deepEqual(buttons, [words.accept, words.refuse, words.customise]);
		const links = rest.filter(({ role }) => role === "link").slice(0, 2).map(({ name }) => name);
		assert.deepEqual(links, [words.policyLink, words.privacy]);
		assert.ok(rest.some(({ role }) => role === "status"), "a status line to speak in");
	});
}

test("the panel is a modal dialog; switches keep their names and tell their state", async (t) => {
	const { page, panel, customise, toggle, handedOver } = await visit(t, here.chromium);
	await page.goto(several.origin + "/");
	await handedOver();
	await customise.press("Enter");
	await panel.waitFor();
	const before = await tree(page);
	const dialog = before.find(({ role }) => role === "dialog");
	assert.deepEqual([dialog.name, dialog.modal], [words.panelTitle, true]);
	assert.ok(!before.some(({ name }) => name === "Behind"), "the page behind is out of the tree");
	assert.ok(before.some(({ role, name }) => role === "button" && name === words.close));
	const controls = before.filter(({ focusable, role }) => focusable && role !== "RootWebArea");
	assert.deepEqual(controls.filter(({ name }) => !name), [], "nothing without a name takes the focus");
	const switches = (nodes) => nodes.filter(({ role }) => role === "switch").map(({ name, checked }) => [name, checked]);
	assert.deepEqual(switches(before), [["Statistics", "false"], ["comfort", "false"], ["media", "false"]]);
	await toggle("statistics").press("Space");
	assert.deepEqual(switches(await tree(page)), [["Statistics", "true"], ["comfort", "false"], ["media", "false"]]);
});

test("the cookie table is a table, also where its rows are stacked", async (t) => {
	const { page, panel, customise, handedOver } = await visit(t, here.chromium, small);
	await page.goto(here.origin + "/");
	await handedOver();
	await customise.press("Enter");
	await panel.locator("details").nth(1).evaluate((details) => (details.open = true));
	const nodes = await tree(page);
	const of = (role) => nodes.filter((node) => node.role === role).map(({ name }) => name);
	assert.equal(of("table").length, 1);
	assert.deepEqual(of("columnheader"), [words.cookie, words.purpose, words.kind, words.party, words.duration]);
	assert.equal(of("row").length, 3);
	assert.equal(of("rowheader").length, 2);
	assert.equal(of("cell").length, 8);
});
