// Pictures of the gallery, for people to look at: every layout and state in four themes and three widths, and every
// language on a phone:
//
//	node web/e2e/gallery.mjs [FOLDER [NAME]]
//
// FOLDER is gallery in the system's temporary folder unless said otherwise; NAME is part of the names of the pictures
// that are wanted. Prints the files it wrote.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { shown } from "./gallery/shown.mjs";
import { browser } from "./harness/browser.mjs";
import { dev } from "./harness/dev.mjs";

const folder = resolve(process.argv[2] ?? join(tmpdir(), "biscotte-gallery"));
mkdirSync(folder, { recursive: true });
const themes = { light: {}, dark: {}, contrast: {}, auto: { forcedColors: "active", colorScheme: "dark" } };
const workshop = await dev();
const chromium = await browser();
try {
	for (const [theme, options] of Object.entries(themes)) {
		for (const width of [320, 768, 1280]) {
			const context = await chromium.newContext({ viewport: { width: 1900, height: 1400 }, reducedMotion: "reduce", ...options });
			context.setDefaultTimeout(180_000); // every room is made when somebody looks in
			const page = await context.newPage();
			await page.goto(`${workshop.origin}/gallery?theme=${theme}&width=${width}`);
			const walls = await page.locator("section").all();
			for (const [i, wall] of walls.entries()) {
				const name = `${theme === "auto" ? "forced" : theme}-${width}-${["layouts", "states", "languages"][i]}`;
				if (!name.includes(process.argv[3] ?? "") || (i === 2 && (width !== 320 || theme !== "light"))) continue;
				for (const frame of await wall.locator("iframe").all()) {
					await frame.scrollIntoViewIfNeeded();
					const state = (await frame.getAttribute("title"))?.split(", ").pop() ?? "";
					await frame.contentFrame().locator(shown[state] ?? shown.banner).first().waitFor();
				}
				const file = join(folder, name + ".png");
				await wall.screenshot(); // frames that nobody has looked at are blank: this is the first look
				await wall.screenshot({ path: file });
				console.log(file);
			}
			await context.close();
		}
	}
} finally {
	await chromium.close();
	await workshop.stop();
}
