// Pages that depend on the answer, behind caches: nginx before an application in Node, and the browser's own. One visitor's
// yes is for nobody else, nor for the same visitor after a withdrawal.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { root } from "./harness/binary.mjs";
import { browser } from "./harness/browser.mjs";
import { relay } from "./harness/relay.mjs";
import { until } from "./browsers/until.mjs";

const folder = mkdtempSync(join(tmpdir(), "biscotte-cached-"));
after(() => rmSync(folder, { recursive: true }));
const purposes = join(folder, "purposes.json");
writeFileSync(purposes, JSON.stringify({ cookie: "eu-consent", purposes: [{ id: "statistics", fingerprint: "k3f9a2" }] }));

/** Starts a program that ends with the test file. */
function start(program, ...parts) {
	const child = spawn(program, parts, { stdio: ["pipe", "pipe", "inherit"] });
	after(() => (child.kill("SIGKILL"), once(child, "exit")));
	return child;
}
const application = start(process.execPath, join(root, "web/reader/testdata/cached.mjs"), purposes);
const [port] = await once(createInterface(application.stdout), "line");
const socket = join(folder, "socket");
writeFileSync(join(folder, "nginx.conf"), `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
	events {}
	http {
		access_log off;
		${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n")}
		proxy_cache_path ${folder}/kept keys_zone=pages:1m;
		server {
			listen unix:${socket};
			location / { proxy_pass http://127.0.0.1:${port}; proxy_cache pages; proxy_cache_valid 200 10m; add_header X-Cache $upstream_cache_status always; }
		}
	}`);
start("/usr/sbin/nginx", "-e", "stderr", "-c", join(folder, "nginx.conf"));
await until("nginx listens", async () => {
	const one = connect(socket);
	const there = await Promise.race([once(one, "connect").then(() => true), once(one, "error").then(() => false)]).catch(() => false);
	one.destroy();
	return there;
});
const origin = `http://127.0.0.1:${await relay(socket)}`;
const answer = (yes) => `eu-consent=1.${Math.floor(Date.now() / 1000) - 60}.statistics:${yes}:k3f9a2`;

for (const path of ["/", "/before", "/after"]) {
	test(`nginx keeps nobody's answer: ${path}`, async () => {
		for (const [cookie, said] of [[answer(true), "counted"], ["", "not counted"], [answer(false), "not counted"], [answer(true), "counted"], ["", "not counted"]]) {
			const response = await fetch(origin + path, { headers: cookie ? { cookie } : {} });
			assert.equal(await response.text(), said, cookie);
			assert.notEqual(response.headers.get("x-cache"), "HIT");
		}
	});
}

test("what depends on nobody's answer is kept as before", async () => {
	const seen = [];
	for (const cookie of [answer(true), answer(false)]) seen.push((await fetch(origin + "/silent", { headers: { cookie } })).headers.get("x-cache"));
	assert.deepEqual(seen, ["MISS", "HIT"]);
});

test("the browser's own cache keeps no page for who has withdrawn", async () => {
	const chromium = await browser();
	after(() => chromium.close());
	const context = await chromium.newContext();
	const page = await context.newPage();
	const say = async (yes) => {
		const [name, value] = answer(yes).split("=");
		await context.addCookies([{ name, value, url: origin }]);
		await page.goto(origin + "/after"); // with max-age=600
		return page.textContent("body");
	};
	assert.deepEqual([await say(true), await say(false), await say(true)], ["counted", "not counted", "counted"]);
});
