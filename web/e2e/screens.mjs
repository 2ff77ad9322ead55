// Pictures of the banner and the panel on the demo, for people to look at:
//
//	node web/e2e/screens.mjs [FOLDER [NAME]]
//
// FOLDER is screens in the system's temporary folder unless said otherwise; NAME is part of the names of the pictures
// wanted, as in "small" or "small-light-de". Prints the files it wrote. What is written in Chinese, Japanese or Korean
// takes a font: Debian's fonts-noto-cjk.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { browser } from "./harness/browser.mjs";
import { serve } from "./harness/serve.mjs";
import { looks } from "./screens/looks.mjs";
import { policy as everyLanguage } from "./screens/policy.mjs";
import { shoot } from "./screens/shoot.mjs";

const folder = resolve(process.argv[2] ?? join(tmpdir(), "biscotte-screens"));
mkdirSync(folder, { recursive: true });
const policy = everyLanguage(folder);
const server = await serve({ policy: policy.file });
const chromium = await browser();
try {
	const wanted = process.argv[3];
	for (const look of looks.filter(({ name }) => !wanted || name.includes(wanted))) {
		for (const file of await shoot(chromium, `http://127.0.0.1:${server.port}/`, look, folder)) console.log(file);
	}
} finally {
	await chromium.close();
	await server.stop();
	policy.remove();
}
