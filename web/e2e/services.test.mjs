// A service answered by itself: in the panel, in the cookie, at the gate, and to vendors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./access-axe.mjs";
import { consent } from "./harness/cookies.mjs";
import { held, page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({
	policy: variant((policy) => {
		three(policy);
		const media = policy.categories.find(({ id }) => id === "media");
		const [player] = media.services;
		media.services.push(...["maps", "posts"].map((id) => ({
			...player, id, cookies: [], function: Object.fromEntries(policy.languages.map((code) => [code, `${id} (${code})`])),
		})));
		policy.gpc = { refuses: ["media"], lastUpdate: "2026-11-24" };
		policy.signals = [{ to: "queue", name: "_maps", yes: [["yes"]], no: [["no"]], category: "media/maps" }];
	}),
});
const { origin, vendor } = here;
const wanted = ["media/player", "media/maps", "media/posts", "media"];
here.pages.set("/", {
	html: html({ body: wanted.map((what) => held(what, vendor.script(what))).join("") + "<button data-consent-open>Choices</button>" }),
});

async function open(t) {
	vendor.asked.length = 0;
	const visitor = await visit(t, here.chromium);
	await visitor.page.goto(origin + "/");
	const { page, panel, control, toggle, apart } = visitor;
	/** Waits until the switches of the category and of its three services are so: the component draws in the next frame. */
	const shows = (...states) =>
		page.waitForFunction((states) => {
			const { shadowRoot } = document.querySelector("biscotte-consent");
			const boxes = shadowRoot.querySelectorAll("[data-category=media], [data-service]");
			return String([...boxes].map((box) => (box.indeterminate ? "mixed" : box.checked))) === String(states);
		}, states);
	const save = async (what = "save") => {
		const told = await visitor.told("choice");
		await control(what).click();
		await told();
		await panel.waitFor({ state: "detached" });
	};
	const choices = async () => {
		await page.getByRole("button", { name: "Choices" }).click();
		await panel.waitFor();
	};
	const unfold = () => panel.locator(".category:has([data-category=media]) summary").click();
	const exceptions = async () => (await consent(visitor.context)).cookie.value.split(".").filter((field) => field.startsWith("~"));
	return { ...visitor, shows, save, choices, unfold, exceptions };
}

test("one service of three: it alone runs, today and on the next page", async (t) => {
	const { page, context, customise, apart, shows, save, choices, unfold, exceptions } = await open(t);
	await customise.click();
	await unfold();
	await shows(false, false, false, false);
	await apart("maps").click();
	await shows("mixed", false, true, false);
	await save();
	assert.equal((await consent(context)).answers.media, false);
	assert.deepEqual(await exceptions(), ["~maps:true"]);
	assert.deepEqual(await ran(page, 1), ["media/maps"]);
	assert.deepEqual(await page.evaluate((wanted) => wanted.map(window.biscotte.allowed), wanted), [false, true, false, false]);
	assert.deepEqual(await page.evaluate(() => window._maps), ["yes"]);
	await page.reload();
	assert.deepEqual(await ran(page, 1), ["media/maps"]);
	assert.deepEqual(vendor.asked, ["media/maps", "media/maps"]);
	await choices();
	await shows("mixed", false, true, false);
	await save();
	assert.deepEqual(await exceptions(), ["~maps:true"], "saved as it was found");
});

test("all services but one; then that one too, which is the category", async (t) => {
	const { page, context, customise, apart, toggle, shows, save, choices, unfold, exceptions } = await open(t);
	await customise.click();
	await toggle("media").click();
	await unfold();
	await shows(true, true, true, true);
	await apart("posts").click();
	await shows("mixed", true, true, false);
	await save();
	assert.equal((await consent(context)).answers.media, true);
	assert.deepEqual(await exceptions(), ["~posts:false"]);
	assert.deepEqual((await ran(page, 3)).sort(), ["media", "media/maps", "media/player"]);
	await choices();
	await unfold();
	await apart("posts").click();
	await shows(true, true, true, true);
	await save();
	assert.deepEqual(await exceptions(), []);
	assert.deepEqual((await ran(page, 4)).sort(), ["media", "media/maps", "media/player", "media/posts"]);
});

test("taken back by itself, and with the rest", async (t) => {
	const { page, accept, apart, shows, save, choices, unfold, exceptions } = await open(t);
	await accept.click();
	await ran(page, 4);
	await choices();
	await unfold();
	await apart("maps").click();
	await save();
	assert.deepEqual(await exceptions(), ["~maps:false"]);
	assert.deepEqual(await page.evaluate(() => window._maps), ["yes", "no"]);
	vendor.asked.length = 0;
	await page.reload();
	await ran(page, 3);
	assert.deepEqual([...vendor.asked].sort(), ["media", "media/player", "media/posts"]);
	await choices();
	await shows("mixed", true, false, true);
	await save("refuse");
	assert.deepEqual(await exceptions(), []);
	vendor.asked.length = 0;
	await page.reload();
	await page.waitForLoadState("networkidle");
	assert.deepEqual(vendor.asked, []);
});

test("with the keyboard, and as a screen reader has it", async (t) => {
	const { page, panel, customise, toggle, apart, unfold, shows } = await open(t);
	await customise.click();
	await unfold();
	await apart("player").focus();
	await page.keyboard.press("Space");
	await shows("mixed", true, false, false);
	const tree = await panel.ariaSnapshot();
	assert.match(tree, /checkbox "media" \[checked=mixed\]/);
	assert.match(tree, /switch "player" \[checked\]/);
	assert.match(tree, /switch "comfort"/, "a category of one service has a switch");
	await toggle("media").focus();
	await page.keyboard.press("Space");
	await shows(true, true, true, true);
});

for (const [look, options] of Object.entries({
	light: {},
	dark: { colorScheme: "dark" },
	"forced colours": { forcedColors: "active" },
	"320 px": { viewport: { width: 320, height: 568 } },
})) {
	test(`axe finds nothing in services apart and the line of a privacy signal: ${look}`, async (t) => {
		const { page, context, layer, panel, customise, toggle, apart, handedOver } = await visit(t, here.chromium, { reducedMotion: "reduce", ...options });
		await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }));
		await page.goto(origin + "/");
		await handedOver();
		await layer.locator(".signal").waitFor();
		assert.deepEqual(await axe(page, "biscotte-consent"), {}, "the banner");
		await customise.press("Enter");
		await panel.locator(".signal").waitFor();
		await panel.evaluate((dialog) => dialog.querySelectorAll("details").forEach((details) => (details.open = true)));
		await toggle("media").press("Space");
		await apart("maps").press("Space");
		await page.setViewportSize({ width: page.viewportSize().width, height: 5000 });
		assert.deepEqual(await axe(page, "biscotte-consent"), {}, "the panel, unfolded, all services but one on");
	});
}

test("switches that are turned faster than anything is drawn", async (t) => {
	const { page, customise, toggle, unfold, shows } = await open(t);
	await customise.click();
	await unfold();
	await toggle("media").waitFor();
	await page.evaluate(() => {
		const { shadowRoot } = document.querySelector("biscotte-consent");
		for (const id of ["player", "maps", "posts", "maps"]) shadowRoot.querySelector(`[data-service=${id}]`).click();
	});
	await shows("mixed", true, false, true);
});
