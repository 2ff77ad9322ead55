// Refusing weighs as much as accepting: same layer, same parent, same size, same type, same contrast (AC-4).
import assert from "node:assert/strict";
import { test } from "node:test";
import { page as html } from "./harness/page.mjs";
import { site } from "./harness/site.mjs";
import { hold, wasm } from "./harness/hold.mjs";
import { visit } from "./harness/visit.mjs";

const here = await site();
const { origin } = here;
here.pages.set("/", { html: html() });
here.pages.set("/themed", {
	html: html({ head: "<style>:root { --biscotte-accent: #7a1f5c; --biscotte-font: serif } button { font: 9px fantasy }</style>" }),
});

const properties = [
	"fontSize", "fontWeight", "fontFamily", "lineHeight", "color", "backgroundColor", "borderTopWidth", "borderTopColor",
	"borderRadius", "opacity", "textTransform", "textDecorationLine", "boxShadow", "outlineStyle", "visibility", "cursor",
];

/** A button as the eye weighs it. */
const weigh = (button) =>
	button.evaluate((element, properties) => {
		const style = getComputedStyle(element);
		const { width, height } = element.getBoundingClientRect();
		return { tag: element.localName, width, height, look: properties.map((name) => `${name}: ${style[name]}`) };
	}, properties);

const near = (a, b) => Math.abs(a - b) <= 1;

for (const lang of ["en", "fr", "es"]) {
	for (const [name, path, options] of [
		["desktop", "/", { viewport: { width: 1280, height: 800 } }],
		["phone", "/", { viewport: { width: 360, height: 640 } }],
		["narrow", "/", { viewport: { width: 320, height: 480 } }],
		["dark", "/", { colorScheme: "dark" }],
		["the page's colours", "/themed", {}],
	]) {
		test(`${name}, ${lang}`, async (t) => {
			const { page, context, layer, panel, accept, refuse, customise, control, handedOver } = await visit(t, here.chromium, options);
			await context.addCookies([{ name: "django_language", value: lang, url: origin }]);
			const component = await hold(page, wasm);
			await page.goto(origin + path);
			await layer.waitFor();
			await equal(accept, refuse);
			component.release();
			await handedOver();
			await equal(accept, refuse);
			await customise.click();
			await panel.waitFor();
			await equal(control("accept"), control("refuse"));
		});
	}
}

async function equal(accept, refuse) {
	const [yes, no] = [await weigh(accept), await weigh(refuse)];
	assert.equal(yes.tag, "button");
	assert.equal(no.tag, "button");
	assert.ok(near(yes.width, no.width), `width ${yes.width} and ${no.width}`);
	assert.ok(near(yes.height, no.height), `height ${yes.height} and ${no.height}`);
	assert.deepEqual(no.look, yes.look);
	const [parent, other] = [accept, refuse].map((button) => button.evaluateHandle((element) => element.parentElement));
	assert.ok(await (await parent).evaluate((a, b) => a === b, await other), "one parent");
}
