// From an empty folder to a banner: a policy is started, edited, checked and exported, and a static server that knows
// nothing of us has the folder.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { binary } from "./harness/binary.mjs";
import { browser } from "./harness/browser.mjs";
import { consent } from "./harness/cookies.mjs";
import { page as html } from "./harness/page.mjs";
import { visit } from "./harness/visit.mjs";

const chromium = await browser();
after(() => chromium.close());
const folder = mkdtempSync(join(tmpdir(), "biscotte-exported-"));
after(() => rmSync(folder, { recursive: true }));
const biscotte = (...args) => execFileSync(binary(), args, { cwd: folder, encoding: "utf8" });

biscotte("init", "--site", "The harbour", "--controller", "Harbour Ltd", "--privacy", "/privacy", "--statistics", "matomo");
const file = join(folder, "policy.json");
const policy = JSON.parse(readFileSync(file, "utf8"));
policy.texts = { en: { bannerTitle: "Cookies in the harbour" } };
writeFileSync(file, JSON.stringify(policy));
biscotte("fmt", "-w", "policy.json");
biscotte("check", "policy.json");
biscotte("export", "-o", "out", "--policy", "policy.json");
const host = join(folder, "out/public");
const snippet = biscotte("snippet", "--policy", "policy.json");
const [tag, frozen] = snippet.match(/<script .*<\/script>/g);
const directive = (name) => new RegExp(`^ *(${name} .*)$`, "m").exec(snippet)[1];
const needed = ["script-src", "connect-src", "trusted-types"].map(directive).join("; ");
const csp = `default-src 'none'; ${needed}; require-trusted-types-for 'script'`;

// Python's own server: files as they are, no header of ours.
const serving = ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "-d", host];
const server = spawn("/usr/bin/python3", serving, { stdio: ["ignore", "pipe", "ignore"] });
after(async () => {
	const gone = once(server, "exit");
	server.kill();
	await gone;
});
const [line] = await once(createInterface(server.stdout), "line");
const origin = `http://portal.test:${/port (\d+)/.exec(line)[1]}`;

for (const [what, script] of [["the tag", tag], ["the frozen tag", frozen]]) {
	test(`${what}: the owner's banner under the policy that the snippet asks for, and its panel`, async (t) => {
		const content = `<meta http-equiv="Content-Security-Policy" content="${csp}">`;
		writeFileSync(join(host, "index.html"), html({ tag: content + script }));
		const { page, context, layer, panel, customise, control, handedOver } = await visit(t, chromium);
		await page.goto(origin);
		await layer.getByRole("heading", { name: "Cookies in the harbour" }).waitFor();
		await layer.getByText("Harbour Ltd").waitFor();
		await handedOver();
		await customise.click();
		await panel.waitFor();
		await control("save").click();
		await panel.waitFor({ state: "detached" });
		assert.deepEqual((await consent(context)).answers, { statistics: false });
	});
}

test("the policy's page says what the policy declares", async (t) => {
	const { page } = await visit(t, chromium);
	await page.goto(`${origin}/policy.html`);
	await page.getByRole("rowheader", { name: "_pk_id" }).waitFor();
	await page.getByText("Harbour Ltd").first().waitFor();
});

test("a host on another origin that sends no CORS headers: accepting works, and the owner is told what is missing", async (t) => {
	const elsewhere = origin.replace("portal.test", "consent.test");
	writeFileSync(join(host, "elsewhere.html"), html({ tag: `<script src="${elsewhere}/consent.js"></script>` }));
	const { page, context, accept, layer } = await visit(t, chromium, { expected: [/^biscotte: .*CORS headers/, /CORS policy/, /ERR_FAILED/] });
	const told = page.waitForEvent("console", { predicate: (m) => m.text().startsWith("biscotte: ") });
	await page.goto(origin + "/elsewhere.html");
	await accept.click();
	await layer.waitFor({ state: "detached" });
	assert.deepEqual((await consent(context)).answers, { statistics: true });
	assert.match((await told).text(), new RegExp(`^biscotte: ${elsewhere}/a/.*: is it there\\? allow it in script-src, send CORS headers`));
});
