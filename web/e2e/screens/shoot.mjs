import { join } from "node:path";
import { banner } from "../harness/banner.mjs";

/**
 * Takes the pictures of one look: the banner, the panel, a category unfolded, the end of the panel with everything
 * unfolded.
 * @param {import("playwright-core").Browser} chromium
 * @param {string} url the demo's
 * @param {typeof import("./looks.mjs").looks[number]} look
 * @param {string} folder
 * @returns {Promise<string[]>} the files
 */
export async function shoot(chromium, url, { name, lang, options }, folder) {
	const context = await chromium.newContext({ locale: lang, reducedMotion: "reduce", ...options });
	await context.addCookies([{ name: "django_language", value: lang, url }]);
	const page = await context.newPage();
	const { layer, panel, customise, toggle, handedOver } = banner(page);
	const files = [];
	const picture = async (part) => {
		files.push(join(folder, `${name}-${files.length + 1}-${part}.png`));
		await page.screenshot({ path: files.at(-1), animations: "disabled" });
	};
	await page.goto(lang === "ar" ? url + "demo/rtl" : url);
	await layer.waitFor();
	await picture("banner");
	await handedOver();
	await customise.press("Enter");
	await panel.waitFor();
	await picture("panel");
	await toggle("statistics").press("Space");
	const unfold = panel.locator(".category summary");
	await unfold.last().click();
	await unfold.last().scrollIntoViewIfNeeded();
	await page.mouse.move(0, 0);
	await picture("unfolded");
	await panel.locator("details.about > summary").click();
	await panel.locator(".links").evaluate((links) => links.scrollIntoView({ block: "end" }));
	await page.mouse.move(0, 0);
	await picture("end");
	await context.close();
	return files;
}
