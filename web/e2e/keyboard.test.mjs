// Without a mouse: everything within reach, in the order of the eye, seen where it is, and back where one came from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "./harness/cookies.mjs";
import { focus } from "./harness/focus.mjs";
import { page as html } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin } = here;
const body = '<a href="/x" id="own">own</a><button data-consent-open id="settings">Settings</button>';
here.pages.set("/", { html: html({ body }) });

/** Presses Tab until something is reached that was there before, and lists the stops on the way. */
async function walk(page, limit = 60) {
	const stops = [];
	while (stops.length < limit) {
		await page.keyboard.press("Tab");
		const stop = await focus(page);
		if (stops.some(({ id }) => id === stop.id)) return stops;
		stops.push(stop);
	}
	assert.fail("no way round");
}

for (const stage of ["loader", "component"]) {
	test(`from the top of the page into the ${stage}'s banner, in visual order, focus visible`, async (t) => {
		const { page, layer, handedOver } = await visit(t, here.chromium);
		if (stage === "loader") await page.route(/\.wasm$/, () => {});
		await page.goto(origin + "/");
		await layer.waitFor();
		if (stage === "component") await handedOver();
		assert.equal((await focus(page)).name, "body", "the banner takes no focus by itself");
		const stops = (await walk(page)).filter(({ name }) => name !== "body");
		const names = stops.map(({ name }) => name);
		assert.deepEqual(names, ["language", "link", "link", "accept", "refuse", "customise", "#own", "#settings"]);
		const ours = stops.slice(0, 6);
		assert.ok(ours.every(({ outline }) => outline >= 2), "a ring of two pixels or more");
		assert.ok(ours.every(({ seen }) => seen), "nothing covers what has the focus (WCAG 2.4.11)");
		const [accept, refuse, customise] = ours.slice(3);
		assert.ok(accept.y <= refuse.y && refuse.y <= customise.y, "top down");
	});
}

test("inside the panel: every control, a circle, and Escape leads back", async (t) => {
	const { page, context, panel, layer, customise, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await customise.focus();
	await page.keyboard.press("Enter");
	await panel.waitFor();
	const stops = await walk(page);
	const names = stops.map(({ name }) => name);
	for (const control of ["language", "close", "switch", "summary", "accept", "refuse", "save"]) {
		assert.ok(names.includes(control), `${control} is among ${names}`);
	}
	assert.ok(!names.some((name) => name.startsWith("#")), "the page behind is out of reach");
	// Between the last control and the first the browser may stop at its own: that is the body.
	const ours = stops.filter(({ name }) => name !== "body");
	assert.ok(ours.every(({ outline }) => outline >= 2), JSON.stringify(ours.filter(({ outline }) => outline < 2)));
	assert.ok(ours.every(({ seen }) => seen), JSON.stringify(ours.filter(({ seen }) => !seen)));
	await page.keyboard.press("Escape");
	await panel.waitFor({ state: "detached" });
	await layer.waitFor();
	assert.equal((await focus(page)).name, "customise");
	assert.deepEqual(await named(context, "eu-consent"), []);
});

test("the heading has the focus when the panel opens: a screen reader begins at the top", async (t) => {
	const { page, panel, customise, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await customise.press("Enter");
	await panel.waitFor();
	assert.equal((await focus(page)).id, "panel-title");
});

test("switch, details and save with Space and Enter", async (t) => {
	const { page, context, panel, toggle, control, customise, handedOver } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await handedOver();
	await customise.press("Enter");
	await toggle("statistics").press("Space");
	assert.equal(await toggle("statistics").isChecked(), true);
	await panel.locator("summary").first().press("Enter");
	await panel.getByText("sessionid").waitFor();
	assert.equal(await toggle("statistics").isChecked(), true, "unfolding changes nothing");
	await control("save").press("Enter");
	await panel.waitFor({ state: "detached" });
	assert.match((await named(context, "eu-consent"))[0].value, /statistics:true/);
});

test("back on the page's own button after Escape, and after saving", async (t) => {
	const { page, panel, control, accept, layer } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await accept.click();
	await layer.waitFor({ state: "detached" });
	for (const leave of [() => page.keyboard.press("Escape"), () => control("save").press("Enter")]) {
		await page.locator("#settings").press("Enter");
		await panel.waitFor();
		await leave();
		await panel.waitFor({ state: "detached" });
		await page.waitForFunction(() => document.activeElement.id === "settings");
	}
});
