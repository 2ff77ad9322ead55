// The second layer: category by category, found again, and taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consent, named } from "./harness/cookies.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { held, page as html } from "./harness/page.mjs";
import { three, variant } from "./harness/policies.mjs";
import { ran } from "./harness/ran.mjs";
import { site } from "./harness/site.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site({ policy: variant(three) });
const { origin, vendor } = here;
const scripts = ["statistics", "comfort", "media"].map((id) => held(id, vendor.script(id))).join("");
const settings = '<a href="/elsewhere" data-consent-open>Cookie <b>settings</b></a>';
here.pages.set("/", { html: html({ body: scripts + settings }) });

test("customise, save one category: that one runs, and the panel remembers", async (t) => {
	vendor.asked.length = 0;
	const { page, context, layer, panel, customise, control, toggle } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await customise.click();
	await toggle("comfort").click();
	await control("save").click();
	await panel.waitFor({ state: "detached" });
	assert.equal(await layer.count(), 0);
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: true, media: false });
	assert.deepEqual(await ran(page, 1), ["comfort"]);

	await page.reload();
	assert.deepEqual(await ran(page, 1), ["comfort"]);
	await page.locator("[data-consent-open] b").click();
	await panel.waitFor();
	assert.equal(page.url(), origin + "/", "the link opens the panel and leads nowhere");
	const switches = await Promise.all(["statistics", "comfort", "media"].map((id) => toggle(id).isChecked()));
	assert.deepEqual(switches, [false, true, false]);
	assert.deepEqual(vendor.asked, ["comfort", "comfort"]);
});

test("withdrawing: two clicks from any page, nothing asked for afterwards (AC-5)", async (t) => {
	const { page, context, panel, accept, control, layer } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await accept.click();
	await layer.waitFor({ state: "detached" });
	await ran(page, 3);
	await page.reload();
	await ran(page, 3);
	await page.locator("[data-consent-open]").click();
	await control("refuse").click();
	await panel.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: false, comfort: false, media: false });
	vendor.asked.length = 0;
	await page.reload();
	await page.waitForLoadState("networkidle");
	assert.deepEqual(vendor.asked, []);
	assert.equal(await layer.count(), 0);
});

test("a visitor who has answered sees that the panel is on its way", async (t) => {
	const { page, panel, accept, layer, asked } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await accept.click();
	await layer.waitFor({ state: "detached" });
	await page.reload();
	await page.waitForLoadState("networkidle");
	const before = asked(wasm).length;
	const { release } = await hold(page, wasm);
	await page.evaluate(() => window.biscotte.open());
	const busy = page.locator("biscotte-consent .busy");
	await busy.waitFor();
	await busy.getByText("Opening your choices").waitFor();
	assert.equal(await layer.count(), 0, "nobody is asked again");
	release();
	await panel.waitFor();
	await busy.waitFor({ state: "detached" });
	assert.equal(asked(wasm).length, before + 1);
	await page.keyboard.press("Escape");
	await panel.waitFor({ state: "detached" });
	await page.evaluate(() => window.biscotte.open());
	await panel.waitFor();
	assert.equal(asked(wasm).length, before + 1, "what is there is not fetched again");
});

test("an element that opens the panel and is added later", async (t) => {
	const { page, panel } = await visit(t, here.chromium);
	await page.goto(origin + "/");
	await page.evaluate(() => {
		const button = document.createElement("button");
		button.dataset.consentOpen = "";
		button.textContent = "Choices";
		document.body.prepend(button);
	});
	await page.getByRole("button", { name: "Choices" }).click();
	await panel.waitFor();
});

test("the page's own questions: allowed, choice, events", async (t) => {
	const { page, context, accept, told } = await visit(t, here.chromium);
	await page.addInitScript(() => {
		window.heard = [];
		for (const name of ["ready", "choice", "language"]) {
			document.addEventListener("biscotte:" + name, ({ detail }) => window.heard.push([name, detail.asked ?? null, detail.categories]));
		}
	});
	await page.goto(origin + "/");
	const ask = () => page.evaluate(() => ["necessary", "media", "media/player", "media/matomo", "none", ""].map(window.biscotte.allowed));
	assert.deepEqual(await ask(), [true, false, false, false, false, false]);
	assert.equal(await page.evaluate(() => window.biscotte.choice), null);
	const choice = await told("choice");
	await accept.click();
	await choice();
	assert.deepEqual(await ask(), [true, true, true, false, false, false]);
	assert.equal((await page.evaluate(() => window.biscotte.choice)).time, (await consent(context)).time);
	const granted = { necessary: true, statistics: true, comfort: true, media: true };
	const refused = { necessary: true, statistics: false, comfort: false, media: false };
	assert.deepEqual(await page.evaluate(() => window.heard), [["ready", true, refused], ["choice", null, granted]]);
	assert.equal((await named(context, "eu-consent")).length, 1);
});
