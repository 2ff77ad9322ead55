// Pages whose style sheets reach for everything: the banner looks and works as it does elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { portal, site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin } = here;
const body = "<h1>Portal</h1><div>text</div>";
const tag = "biscotte-consent";
const sheets = {
	plain: "",
	unset: "* { all: unset !important; color: red !important } div { display: none !important }",
	hide: `${tag}, ${tag} *, html > :not(body):not(head) { display: none !important; visibility: hidden !important;
		opacity: 0 !important; pointer-events: none !important; transform: translateY(-200vh) !important; clip-path: inset(50%);
		filter: blur(9px) !important; position: static !important; z-index: -1 !important; inset: auto !important }`,
	shout: `html { font: italic 700 40px/3 fantasy; letter-spacing: 1em; word-spacing: 2em; text-transform: uppercase;
		text-align: right; white-space: nowrap; color: red; cursor: none; text-shadow: 0 0 9px red; user-select: none }
		* { font: inherit; box-sizing: content-box; outline: none !important; animation: none !important }`,
	small: "html { font-size: 62.5% } body { font-size: 1.6rem }",
};
for (const [name, css] of Object.entries(sheets)) {
	here.pages.set("/" + name, { html: html({ head: `<style>${css}</style>`, body }) });
}

/** How the banner looks: sizes and colours of all that is in it. */
const look = (layer) =>
	layer.evaluate((root) =>
		[root, ...root.querySelectorAll("*")].map((element) => {
			const style = getComputedStyle(element);
			const { x, y, width, height } = element.getBoundingClientRect();
			const box = [x, y, width, height].map(Math.round).join();
			const names = ["color", "backgroundColor", "fontSize", "fontFamily", "fontStyle", "letterSpacing", "display", "cursor"];
			return `${element.localName} ${box} ${names.map((name) => style[name]).join(" ")}`;
		}),
	);

const visitor = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };

for (const name of Object.keys(sheets).slice(1)) {
	test(`${name}: looks as on a page without styles`, async (t) => {
		const { page, layer, handedOver } = await visit(t, here.chromium, visitor);
		await page.goto(origin + "/plain");
		await handedOver();
		const before = await look(layer);
		await page.goto(origin + "/" + name);
		await handedOver();
		assert.deepEqual(await look(layer), before);
	});

	test(`${name}: panel, switch, save`, async (t) => {
		const { page, context, panel, customise, toggle, control, handedOver } = await visit(t, here.chromium, visitor);
		await page.goto(origin + "/" + name);
		await handedOver();
		await customise.click();
		await panel.waitFor();
		const { width, height } = await panel.boundingBox();
		assert.ok(width > 500 && height > 300, `${width} by ${height}`);
		await toggle("statistics").click();
		await control("save").click();
		await panel.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: true });
	});
}

test("the page looks as without us", async (t) => {
	here.pages.set("/without", { html: html({ body, tag: "" }) });
	const { page, refuse, layer } = await visit(t, here.chromium, visitor);
	await page.goto(origin + "/without");
	const before = await page.screenshot();
	await page.goto(origin + "/plain");
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	assert.ok(before.equals(await page.screenshot()));
});

const own = "--accent --ink --soft --paper --line --faint --on-accent --font --radius --rule --w --h --x --y".split(" ");
const names = {
	"sets everyday custom properties on everything": `* { ${own.map((name) => `${name}: ${name === "--font" ? "fantasy" : "#fff"}`).join("; ")} }`,
	"registers everyday custom properties that are not inherited": own.map((name) =>
		`@property ${name} { syntax: "*"; inherits: false; initial-value: #fff }`).join(" "),
	"registers them as colours": own.map((name) => `@property ${name} { syntax: "<color>"; inherits: true; initial-value: #fff }`).join(" "),
};
const media = '<iframe data-consent="media/player" data-consent-src="https://tube.example/" width="400" height="300"></iframe>';

for (const [name, css] of Object.entries(names)) {
	test(`a page that ${name}: layer, placeholder and button look as without that`, async (t) => {
		const there = await portal({ policy: variant((policy) => { three(policy); policy.look = { settingsButton: "bottom-end" }; }) });
		for (const [path, head] of [["/", ""], ["/names", `<style>${css}</style>`]]) there.pages.set(path, { html: html({ head, body: media }) });
		const { page, layer, refuse, handedOver } = await visit(t, here.chromium, visitor);
		const seen = [];
		for (const path of ["/", "/names"]) {
			await page.goto(there.origin + path);
			await page.locator("biscotte-held .held").waitFor();
			await handedOver();
			seen.push([await look(layer), await look(page.locator("biscotte-held .held"))]);
			await refuse.click();
			await layer.waitFor({ state: "detached" });
			seen.at(-1).push(await look(page.locator("biscotte-settings button")));
			await page.evaluate(() => window.biscotte.reset());
		}
		assert.deepEqual(seen[1], seen[0]);
	});
}

test("nothing of ours is printed, placeholders neither", async (t) => {
	const there = await portal({ policy: variant((policy) => { three(policy); policy.look = { settingsButton: "bottom-end" }; }) });
	const box = (/** @type {string} */ kind) => `<${kind} data-consent="media/player" data-consent-src="https://tube.example/" width="400" height="300"></${kind}>`;
	there.pages.set("/", { html: html({ body: media + box("embed") }) });
	const { page, layer, refuse } = await visit(t, here.chromium, visitor);
	await page.goto(there.origin + "/");
	await page.locator("biscotte-held .held").nth(1).waitFor();
	const shown = () => page.evaluate(() =>
		[...document.querySelectorAll("biscotte-consent, biscotte-held, biscotte-settings")].map((one) => getComputedStyle(one).display));
	await page.emulateMedia({ media: "print" });
	assert.deepEqual(new Set(await shown()), new Set(["none"]));
	await page.emulateMedia({ media: "screen" });
	await refuse.click();
	await layer.waitFor({ state: "detached" });
	await page.emulateMedia({ media: "print" });
	assert.deepEqual(new Set(await shown()), new Set(["none"]));
});
