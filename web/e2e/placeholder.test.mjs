// An embed that is held: a placeholder in its place, of its size, that says whose it is and loads it once or always.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { before } from "./harness/before.mjs";
import { consent } from "./harness/cookies.mjs";
import { files } from "./harness/files.mjs";
import { views } from "./harness/hold.mjs";
import { page as html } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin } = here;
const theirs = await files();
after(theirs.stop);
const { file, asked, came } = theirs;
const frame = (/** @type {string} */ name, attributes = 'width="480" height="270"', wanted = "media/player") =>
	`<iframe id="${name}" title="${name}" data-consent="${wanted}" data-src="${file(name)}" ${attributes}></iframe>`;
const fill = (/** @type {string} */ phrase) => phrase.replace("{provider}", "Tube");

/** A page with something held, seen by who has not answered. */
async function come(t, body, { path = "/page", ...options } = {}) {
	asked.length = 0;
	here.pages.set("/page", { html: html({ body, ...options }) });
	const visitor = await visit(t, here.chromium, options);
	await visitor.page.goto(origin + path);
	const placeholder = visitor.page.locator("biscotte-held");
	return {
		...visitor,
		placeholder,
		once: placeholder.locator("[data-do=once]"),
		always: placeholder.locator("[data-do=always]"),
	};
}

test("it lies exactly over what is held, and nothing moves", async (t) => {
	const body = `<p>Above</p><div style="padding: 7px">${frame("a")}</div>
		<div style="position: relative; width: 400px; padding-top: 56%">${frame("b", 'style="position: absolute; inset: 0; width: 100%; height: 100%; border: 0"')}</div>
		<div style="display: flex; gap: 9px">${frame("c", 'style="flex: 1; height: 160px"')}<p>beside</p></div>
		<video id="d" controls width="320" height="180" data-consent="media/player" data-src="${file("d", "audio/wav")}"></video>
		<p id="end">Below</p>`;
	const { page, placeholder } = await come(t, body);
	await placeholder.locator("[data-do=once]").nth(3).waitFor();
	const measured = () =>
		page.evaluate(() =>
			[...document.querySelectorAll("biscotte-held")].map((host) => {
				const rect = (/** @type {Element} */ e) => {
					const { x, y, width, height } = e.getBoundingClientRect();
					return [x, y, width, height].map(Math.round);
				};
				return [rect(host), rect(host.previousElementSibling)];
			}));
	for (const [over, under] of await measured()) assert.deepEqual(over, under);
	const end = () => page.locator("#end").boundingBox();
	const before = await end();
	await page.evaluate(() => document.querySelector("p").append(document.createElement("br"), "and more"));
	await page.setViewportSize({ width: 700, height: 900 });
	await page.waitForFunction(() => document.getElementById("c").offsetWidth < 640);
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // painted
	for (const [over, under] of await measured()) assert.deepEqual(over, under, "after the page has changed");
	await page.setViewportSize({ width: 1280, height: 720 });
	await page.evaluate(() => document.querySelector("p").replaceChildren("Above"));
	await page.evaluate(() => window.biscotte.set({ media: true }));
	await placeholder.first().waitFor({ state: "detached" });
	assert.deepEqual(await end(), before, "nothing has moved");
});

test("load once: that one, with the focus; nothing is stored, the next page asks again", async (t) => {
	const { page, context, placeholder, once } = await come(t, frame("a") + frame("b"));
	await once.first().focus();
	await page.keyboard.press("Enter");
	await came("a");
	assert.equal(await placeholder.count(), 1);
	assert.equal(await page.evaluate(() => document.activeElement.id), "a");
	assert.deepEqual((await context.cookies(origin)).map(({ name }) => name), []);
	assert.deepEqual(asked, ["a"]);
	await page.reload({ waitUntil: "networkidle" });
	await once.nth(1).waitFor();
	assert.deepEqual(asked, ["a"]);
});

test("a no after that is a no", async (t) => {
	const { page, once, placeholder, refuse } = await come(t, frame("a"));
	await once.click();
	await came("a");
	await refuse.click();
	await placeholder.waitFor();
	assert.equal(await page.locator("#a").getAttribute("src"), null);
});

test("always: an exception for that service, on the next page too; the others are still asked", async (t) => {
	const { page, context, always, layer, placeholder } = await come(t, frame("a") + frame("b") + frame("other", "", "comfort"));
	assert.equal(await always.first().innerText(), phrases("en").alwaysAllow.replace("{provider}", "player"), "no more than is granted");
	await always.first().click();
	await Promise.all(["a", "b"].map(came));
	assert.equal(await placeholder.count(), 1);
	const { cookie, answers } = await consent(context);
	assert.deepEqual(answers, { media: false });
	assert.match(cookie.value, /\.~player:true$/);
	assert.equal(await layer.isVisible(), true, "statistics and comfort have no answer");
	asked.length = 0;
	await page.reload();
	await Promise.all(["a", "b"].map(came));
	assert.equal(await placeholder.count(), 1);
});

test("it speaks the page's language, names the provider and links to the declaration", async (t) => {
	const { page, placeholder, language } = await come(t, frame("a"), { lang: "fr" });
	const group = placeholder.getByRole("group", { name: fill(phrases("fr").held) });
	await group.waitFor();
	assert.equal(await group.locator("a").getAttribute("href"), "/policy.fr.html");
	assert.equal(await placeholder.getAttribute("lang"), "fr");
	assert.equal(await page.locator("#a").evaluate((frame) => frame.inert), true, "the empty frame takes no focus");
	const loaded = page.waitForEvent("load");
	await language.selectOption("es");
	await loaded;
	await placeholder.getByText(fill(phrases("es").held)).waitFor();
});

test("its words could not be had: they come when the line is back", async (t) => {
	const { page, context, placeholder, once } = await come(t, "<main></main>", { expected: [/ERR_FAILED|Failed to fetch/] });
	await page.route(views, (route) => route.abort());
	const told = page.waitForEvent("console", { predicate: (m) => m.text().startsWith("biscotte:") });
	await page.evaluate((html) => (document.querySelector("main").innerHTML = html), frame("a"));
	await told;
	await page.unroute(views);
	await context.setOffline(true);
	await context.setOffline(false);
	await once.click();
	await placeholder.waitFor({ state: "detached" });
});

test("a frame that nobody sees has none; one that is removed takes its own along", async (t) => {
	const { page, placeholder } = await come(t, frame("tiny", 'width="1" height="1"') + frame("a"));
	await placeholder.locator("[data-do=once]").nth(1).waitFor({ state: "attached" });
	assert.equal(await placeholder.first().isVisible(), false);
	await page.evaluate(() => document.getElementById("a").remove());
	await page.waitForFunction(() => document.querySelectorAll("biscotte-held").length === 1);
});

test("embed and object have a box of their size, before and after", async (t) => {
	const body = ["embed data-src", "object data-data"].map((tag, i) =>
		`<p><${tag}="${file("box" + i)}" type="text/html" width="300" height="120" data-consent="media"></${tag.split(" ")[0]}></p>`);
	const { page, placeholder, accept } = await come(t, body.join("") + '<p id="end">Below</p>');
	await placeholder.locator("[data-do=once]").nth(1).waitFor();
	const { height } = await placeholder.first().boundingBox();
	assert.equal(height, 120);
	const before = await page.locator("#end").boundingBox();
	await accept.click();
	await Promise.all(["box0", "box1"].map(came));
	const after = await page.locator("#end").boundingBox();
	assert.ok(Math.abs(before.y - after.y) < 1, `${before.y} and ${after.y}`);
});

// Prototype.js itself does what Trusted Types forbid.
(before.html ? () => {} : test)("the site's own picture of a video is seen beneath, under a strict policy too", async (t) => {
	here.pages.set("/strict", {
		html: html({
			tag: '<script src="/consent.js" nonce="n1"></script>',
			body: `<video width="320" height="180" poster="data:image/svg+xml," data-consent="media"></video>
				<video id="own" width="320" height="180" poster="/own.svg" data-consent="media" data-src="${file("v", "audio/wav")}"></video>`,
		}),
		headers: {
			"Content-Security-Policy": "default-src 'none'; connect-src 'self'; script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types biscotte",
		},
	});
	here.pages.set("/own.svg", { html: '<svg xmlns="http://www.w3.org/2000/svg"/>', headers: { "Content-Type": "image/svg+xml" } });
	const { placeholder } = await come(t, "", { path: "/strict" });
	await placeholder.locator("[data-do=once]").nth(1).waitFor();
	const clear = await placeholder.evaluateAll((hosts) => hosts.map((host) => host.hasAttribute("data-clear")));
	assert.deepEqual(clear, [false, true]);
});
