// An application of one page, made with React: the banner stays, what is drawn later waits, React keeps its elements.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { consent } from "./harness/cookies.mjs";
import { files } from "./harness/files.mjs";
import { page as html, script } from "./harness/page.mjs";
import { phrases } from "./harness/phrases.mjs";
import { three, variant } from "./harness/policies.mjs";
import { site } from "./harness/site.mjs";
import { violations } from "./harness/violations.mjs";
import { visit } from "./harness/visit.mjs";
import { build } from "./spa/build.mjs";

const here = await site({
	policy: variant((policy) => {
		three(policy);
		policy.late = true; // React writes a script as markup, which the browser would not run
		policy.providers.screen = { name: "Screen", privacy: "https://screen.example/privacy", thirdParty: true };
		policy.categories.at(-1).services.push({ ...policy.categories.at(-1).services[0], id: "cinema", provider: "screen" });
	}),
});
const { origin } = here;
const theirs = await files();
after(theirs.stop);
const { asked, came } = theirs;
here.pages.set("/spa.js", { html: build(), headers: { "Content-Type": "text/javascript" } });
const said = (/** @type {string} */ phrase, provider = "Tube") => phrases("en")[phrase].replace("{provider}", provider);

/** The application's page, at a view, up to the first layer. */
async function come(t, { view = "home", root = "element", filled = "", headers = {}, nonce = "", ...options } = {}) {
	asked.length = 0;
	const attributes = nonce && `nonce="${nonce}"`;
	here.pages.set("/spa", {
		html: html({
			head: `<meta name="theirs" content="${theirs.origin}"><meta name="root" content="${root}">`,
			tag: script("/consent.js", attributes),
			body: `<div id="root">${filled}</div>` + (filled ? "" : script("/spa.js", attributes)),
		}),
		headers,
	});
	const visitor = await visit(t, here.chromium, { expected: [/React DevTools/], ...options });
	const violated = await violations(visitor.page);
	const { page } = visitor;
	await page.goto(`${origin}/spa?view=${view}`);
	await visitor.layer.waitFor();
	await page.evaluate(() => (window.host = document.querySelector("biscotte-consent")));
	return {
		...visitor,
		violated,
		placeholder: page.locator("biscotte-held"),
		heading: (/** @type {string} */ name) => page.getByRole("heading", { name, level: 1, exact: true }).waitFor(),
		go: (/** @type {string} */ view, way = "plain") =>
			page.evaluate(([view, way]) => window.spa.go(view, way), [view, way]),
		props: (/** @type {object} */ props) => page.evaluate((props) => window.spa.props(props), props),
		/** The banner's element is the one that was there at first, and in the page. */
		same: () => page.evaluate(() => host.isConnected && host === document.querySelector("biscotte-consent")),
	};
}

/** A visitor who has answered on the first view. */
async function answered(t, answer, options) {
	const visitor = await come(t, options);
	const choice = await visitor.told("choice");
	await visitor[answer].click();
	await choice();
	return visitor;
}

for (const way of ["plain", "browser", "react"]) {
	test(`the banner stays from view to view, back and forward (${way})`, async (t) => {
		const { page, context, layer, accept, handedOver, heading, go, same } = await come(t);
		await go("video", way);
		await heading("video");
		assert.equal(await same(), true, "before the component has drawn");
		await handedOver();
		await go("picture", way);
		await heading("picture");
		assert.equal(await same(), true);
		await page.goBack();
		await heading("video");
		await page.goForward();
		await heading("picture");
		assert.equal(await same(), true);
		assert.equal(await layer.isVisible(), true);
		assert.deepEqual(asked, []);
		await accept.click();
		await came("picture");
		await layer.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: true, comfort: true, media: true });
		assert.equal(new URL(page.url()).search, "?view=picture");
	});
}

for (const root of ["body", "document"]) {
	test(`the banner stays where React owns the ${root}, is taken away and put back`, async (t) => {
		const { page, accept, layer, heading, handedOver, go, same } = await come(t, { root });
		await handedOver();
		await page.evaluate(() => window.root.unmount());
		assert.equal(await page.getByRole("heading").count(), 1, "the banner's own");
		assert.equal(await same(), true);
		assert.equal(await layer.isVisible(), true);
		if (root === "body") {
			await page.evaluate(() => document.body.replaceWith(document.createElement("body")));
			assert.equal(await same(), true);
		}
		assert.equal(await layer.isVisible(), true);
		await accept.click();
		await layer.waitFor({ state: "detached" });
	});
}

test("the panel stays open while the application shows another view", async (t) => {
	const { customise, panel, toggle, control, go, heading, context } = await come(t);
	await customise.click();
	await toggle("media").click();
	await go("video", "browser");
	assert.equal(await toggle("media").isChecked(), true);
	await control("save").click();
	await came("video");
	await panel.waitFor({ state: "detached" });
	await heading("video");
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: true });
});

for (const [view, consented] of [["video", "video"], ["picture", "picture"], ["script", "script"]]) {
	test(`${view}: drawn later it waits, then goes once, without a reload; React's reference is good`, async (t) => {
		const { page, accept, go, heading } = await come(t);
		await go(view);
		await heading(view);
		await page.waitForLoadState("networkidle");
		assert.deepEqual(asked, []);
		const steps = await page.evaluate(() => history.length);
		await accept.click();
		await came(consented);
		await page.waitForLoadState("networkidle");
		assert.deepEqual(asked, [consented]);
		assert.equal(await page.evaluate(() => history.length), steps, "no step of the history is a frame's");
		if (view === "video") assert.equal(await page.evaluate(() => window.same()), true);
	});

	test(`${view}: who has said yes gets it at once on the next view, who has said no does not`, async (t) => {
		const yes = await answered(t, "accept");
		await yes.go(view);
		await came(consented);
		assert.deepEqual(asked, [consented]);
		const no = await answered(t, "refuse");
		for (const next of [view, "home", view]) {
			await no.go(next);
			await no.heading(next);
		}
		await no.page.waitForLoadState("networkidle");
		assert.deepEqual(asked, []);
	});
}

test("React puts elements around what is held and around what was let go, and takes it out", async (t) => {
	const { page, placeholder, accept, props, go, heading } = await come(t, { view: "video" });
	const order = () =>
		page.evaluate(() => [...document.querySelector("section").children].map((e) => e.id || e.localName));
	await placeholder.locator("[data-do=once]").waitFor();
	await props({ before: true, after: true, width: 300 });
	assert.deepEqual(await order(), ["before", "iframe", "biscotte-held", "after"]);
	await page.waitForFunction(() => {
		const [over, under] = ["biscotte-held", "iframe"].map((name) => document.querySelector(name));
		return over.offsetWidth === under.offsetWidth;
	});
	await props({ after: true });
	await props({ after: true, before: true, shown: false });
	await placeholder.waitFor({ state: "detached" });
	assert.deepEqual(await order(), ["before", "after"]);
	await props({ after: true });
	await placeholder.waitFor();
	await accept.click();
	await came("video");
	await props({ before: true, after: true });
	assert.deepEqual(await order(), ["before", "iframe", "after"]);
	await props({ shown: false });
	await go("home");
	await heading("home");
	assert.deepEqual(asked, ["video"]);
});

test("a script that was let go: React puts elements before it and takes it out", async (t) => {
	const { page, props, go, heading } = await answered(t, "accept");
	await go("script");
	await came("script");
	await page.waitForFunction(() => window.ran);
	await props({ before: true });
	assert.equal(await page.locator("#before").count(), 1);
	assert.equal(await page.locator("#script").count(), 1, "the id is that of the script that has run");
	await go("home");
	await heading("home");
	assert.deepEqual(await page.evaluate(() => window.ran), ["script"]);
});

test("a held frame and a text take turns as the only child", async (t) => {
	const { page, placeholder, props } = await come(t, { view: "text" });
	await placeholder.waitFor();
	await props({ text: "instead" });
	await placeholder.waitFor({ state: "detached" });
	assert.equal(await page.locator("main").innerText(), "instead");
	await props({});
	await placeholder.waitFor();
});

test("placeholders follow frames that change places, in the order of reading too", async (t) => {
	const { page, placeholder, props } = await come(t, { view: "pair" });
	await placeholder.locator("[data-do=once]").nth(1).waitFor();
	await props({ order: ["two", "one"] });
	const follow = () => {
		const hosts = [...document.querySelectorAll("biscotte-held")];
		return hosts.length === 2 && hosts.every((host) => host.previousElementSibling?.localName === "iframe");
	};
	await page.waitForFunction(follow);
	assert.deepEqual(await page.locator("iframe").evaluateAll((frames) => frames.map((e) => e.title)), ["two", "one"]);
	await placeholder.first().locator("[data-do=once]").click();
	await came("two");
	assert.deepEqual(asked, ["two"]);
});

test("a frame that is given to another provider says so, and asks for that one", async (t) => {
	const { page, context, placeholder, props } = await come(t, { view: "video" });
	await placeholder.getByText(said("held")).waitFor();
	await props({ name: "film", consent: "media/cinema" });
	await placeholder.getByText(said("held", "Screen")).waitFor();
	await placeholder.locator("[data-do=always]").click();
	await came("film");
	assert.match((await consent(context)).cookie.value, /~cinema:true/);
	assert.doesNotMatch((await consent(context)).cookie.value, /player/);
	await props({ name: "video", consent: "media/player" });
	await placeholder.getByText(said("held")).waitFor();
	assert.equal(await page.locator("iframe").getAttribute("src"), null);
	assert.deepEqual(asked, ["film"]);
});

test("a frame that was let go once is held again when another provider gets it", async (t) => {
	const { page, placeholder, props } = await come(t, { view: "video" });
	await placeholder.locator("[data-do=once]").click();
	await came("video");
	await props({ name: "film", consent: "media/cinema" });
	await placeholder.getByText(said("held", "Screen")).waitFor();
	await page.waitForLoadState("networkidle");
	assert.deepEqual(asked, ["video"]);
});

test("a frame with another address goes there, however often and however soon; the answer stands", async (t) => {
	const { page, props } = await answered(t, "accept", { view: "video" });
	const names = Array.from({ length: 30 }, (_, i) => "film" + i);
	await came("video");
	for (const name of names) {
		await props({ name });
		await came(name);
	}
	assert.match(await page.locator("iframe").getAttribute("src"), /name=film29/);
	assert.deepEqual(asked, ["video", ...names]);
	assert.equal(await page.evaluate(() => window.same()), true);
});

test("a frame that needs no answer any more has no placeholder", async (t) => {
	const { page, placeholder } = await come(t, { view: "video" });
	await placeholder.waitFor();
	await page.evaluate(() => document.querySelector("iframe").removeAttribute("data-consent"));
	await placeholder.waitFor({ state: "detached" });
	assert.equal(await page.locator("iframe").evaluate((frame) => frame.inert), false);
});

test("views that are gone are forgotten: nothing of ours holds on to their frames", async (t) => {
	const { page, placeholder, go, heading } = await come(t);
	for (let i = 0; i < 6; i++) {
		await go("video");
		await placeholder.locator("[data-do=once]").waitFor();
		await go("home");
		await heading("home");
	}
	await page.requestGC();
	const alive = await page.evaluate(() => new Set(drawnFrames.map((frame) => frame.deref()).filter(Boolean)).size);
	// React itself remembers the view that it drew last.
	assert.ok(alive <= 2, `${alive} of 6 frames are still there`);
});

test("an effect hears of every choice once, and of none when it is gone; so does the hook", async (t) => {
	const { page, told, go, heading } = await come(t);
	const answer = async (/** @type {object} */ answers) => {
		const choice = await told("choice");
		await page.evaluate((answers) => window.biscotte.set(answers), answers);
		await choice();
	};
	await go("reports");
	const [allowed, heard] = ["#allowed", "#heard"].map((id) => page.locator(id));
	await allowed.getByText("false").waitFor();
	await answer({ media: true });
	await allowed.getByText("true").waitFor();
	await heard.getByText("1 1").waitFor();
	await answer({ "media/player": false });
	await allowed.getByText("false").waitFor();
	await heard.getByText("2 2").waitFor();
	await go("home");
	await heading("home");
	await answer({ media: true });
	assert.equal(await page.evaluate(() => window.calls), 2);
	await go("reports");
	await allowed.getByText("true").waitFor();
	await heard.getByText("0 0").waitFor();
});

test("a strict policy and Trusted Types: no violation", async (t) => {
	const { accept, heading, go, handedOver, violated, same } = await come(t, {
		nonce: "n1",
		headers: {
			"Content-Security-Policy": "default-src 'none'; connect-src 'self'; style-src 'self'; base-uri 'none'; " +
				`img-src data: ${theirs.origin}; frame-src ${theirs.origin}; ` +
				"script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; " +
				"require-trusted-types-for 'script'; trusted-types biscotte",
		},
	});
	await handedOver();
	await go("video", "browser");
	await heading("video");
	assert.equal(await same(), true);
	await accept.click();
	await came("video");
	await go("picture");
	await came("picture");
	assert.deepEqual(await violated(), []);
});

test("React takes over what a server has drawn, with a placeholder in it", async (t) => {
	const names = ["home", "video", "pair", "text", "picture", "script", "served", "reports"];
	const links = names.map((name) => `<a href="?view=${name}">${name}</a>`).join("");
	const frame = `<iframe title="served" data-consent="media" data-src="${theirs.file("served")}"></iframe>`;
	const filled = `<nav>${links}</nav><h1>served</h1><main><div id="served">${frame}</div></main>`;
	const { page, placeholder, accept, go, heading } = await come(t, { view: "served", root: "hydrated", filled });
	await placeholder.locator("[data-do=once]").waitFor();
	await page.evaluate(() => (window.drawn = document.querySelector("iframe")));
	await page.addScriptTag({ url: "/spa.js" });
	await page.waitForFunction(() => window.spa);
	assert.equal(await page.evaluate(() => drawn === document.querySelector("iframe")), true, "it is the server's still");
	await accept.click();
	await came("served");
	assert.deepEqual(asked, ["served"]);
	await go("home");
	await heading("home");
});

test("the hook of the manual is the one that is tested here", () => {
	const [manual, hook] = ["README.md", "use_consent.js"].map((name) =>
		readFileSync(new URL("spa/" + name, import.meta.url), "utf8"));
	assert.ok(manual.includes("```jsx\n" + hook + "```"));
});
