// Pictures of the gallery, for people to look at: every layout and state in four themes and three widths, and every
// language on a phone:
//
//	node web/e2e/gallery.mjs [FOLDER [NAME]]
//
// FOLDER is gallery in the system's temporary folder unless said otherwise; NAME is part of the names of the pictures
// that are wanted. Prints the files it wrote. Each frame is photographed as a page of its own: on the wall, browsers leave
// frames blank that nobody has looked at.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sheet } from "./gallery/sheet.mjs";
import { shown } from "./gallery/shown.mjs";
import { browser } from "./harness/browser.mjs";
import { dev } from "./harness/dev.mjs";

const folder = resolve(process.argv[2] ?? join(tmpdir(), "biscotte-gallery"));
mkdirSync(folder, { recursive: true });
const themes = { light: {}, dark: { colorScheme: "dark" }, contrast: {}, auto: { forcedColors: "active", colorScheme: "dark" } };
const sizes = [[320, 568, 320], [768, 1024, 512], [1280, 800, 640]]; // of the window, and how wide it is on the sheet
const workshop = await dev();
const chromium = await browser();

/** A frame in a window of its own, as a visitor who has never been there sees it. */
async function photograph(address, state, options) {
	const context = await chromium.newContext({ reducedMotion: "reduce", ...options });
	const page = await context.newPage();
	await page.goto(workshop.origin + address);
	await page.locator(shown[state]).first().waitFor();
	await page.evaluate(() => document.fonts.ready);
	const png = await page.screenshot();
	await context.close();
	return png;
}

try {
	const wall = await chromium.newPage({ viewport: { width: 2000, height: 1000 } });
	await wall.route("**/frame?*", (route) => route.abort()); // it tells what hangs there, no more
	const paper = await chromium.newPage({ viewport: { width: 2000, height: 1000 } });
	for (const [theme, options] of Object.entries(themes)) {
		for (const [width, height, wide] of sizes) {
			await wall.goto(`${workshop.origin}/gallery?theme=${theme}&width=${width}`);
			for (const [i, section] of (await wall.locator("section").all()).entries()) {
				const name = `${theme === "auto" ? "forced" : theme}-${width}-${["layouts", "states", "languages"][i]}`;
				if (!name.includes(process.argv[3] ?? "") || (i === 2 && (width !== 320 || theme !== "light"))) continue;
				const pictures = [];
				for (const frame of await section.locator("iframe").all()) {
					const title = await frame.getAttribute("title");
					const state = title.split(", ").pop();
					const address = await frame.getAttribute("src");
					pictures.push({ name: title, png: await photograph(address, state in shown ? state : "banner", { viewport: { width, height }, ...options }) });
				}
				const file = join(folder, name + ".png");
				writeFileSync(file, await sheet(paper, pictures, wide));
				console.log(file);
			}
		}
	}
} finally {
	await chromium.close();
	await workshop.stop();
}
