// In a text browser: the keys that a person presses in Lynx, and what is kept of it.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { binary } from "./harness/binary.mjs";
import { phrases } from "./harness/phrases.mjs";
import { arabic, kept, variant } from "./harness/policies.mjs";
import { serve } from "./harness/serve.mjs";

const program = "/usr/bin/lynx";
if (!existsSync(program)) throw new Error(`no ${program}: install it (apt-get install lynx), or make tools`);
const folder = mkdtempSync(join(tmpdir(), "biscotte-lynx-"));
after(() => rmSync(folder, { recursive: true }));

/** A server of its own for each test; says what Lynx shows for some keys, and which records there are. */
async function come(t, change = kept) {
	const records = mkdtempSync(join(folder, "records-")) + "/records";
	const server = await serve({ policy: variant(change), prefix: "/consent", flags: ["--records", records + ".db"] });
	t.after(server.stop);
	const url = `http://127.0.0.1:${server.port}/consent/preferences`;
	const browse = (/** @type {string[]} */ ...options) => {
		const env = { TERM: "xterm", LANG: "C.UTF-8", HOME: folder };
		const { stdout, status } = spawnSync(program, ["-accept_all_cookies", ...options, url], { env, input: "", encoding: "utf8", timeout: 60_000 });
		assert.equal(status, 0, stdout);
		return stdout;
	};
	const press = (/** @type {string[][]} */ ...pressed) => {
		const script = join(folder, "keys");
		writeFileSync(script, [...pressed.flat(), "Q", "y"].map((key) => `key ${key}\n`).join(""));
		return browse("-cmd_script=" + script);
	};
	const said = () => execFileSync(binary(), ["records", "export", "--records", records + ".db"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
	return { browse, press, records: () => said().split("\n").filter(Boolean).map((line) => JSON.parse(line)) };
}

/** Finds a text, as far as the next link or field with it. */
const find = (/** @type {string} */ text) => ["/", ...text.replaceAll(" ", "\u0000").split("").map((c) => (c === "\u0000" ? "<space>" : c)), "^J"];
const enter = ["^J"];
const words = phrases("en");
/** The buttons stand on one line, and a search leads to the first of them. */
const button = (/** @type {"save" | "accept" | "refuse"} */ name) =>
	[...find(words.save), ...Array(["save", "accept", "refuse"].indexOf(name)).fill("Down Arrow"), ...enter];

test("statistics switched on and saved, and everything refused again", async (t) => {
	const { press, records } = await come(t);
	const screen = press(find("[ ]"), enter, button("save"), button("refuse"));
	assert.match(screen, new RegExp(words.saved));
	const [given, withdrawn] = records();
	assert.deepEqual([given.kind, given.source, given.answers], ["given", "form", { statistics: true }]);
	// The browser has sent the cookie along, or nobody would know.
	assert.deepEqual([withdrawn.kind, withdrawn.answers, withdrawn.previous], ["withdrawn", { statistics: false }, given.ref]);
});

test("a page that the browser has kept is answered anew", async (t) => {
	const { press, records } = await come(t);
	press(button("accept"), ["Left Arrow"], button("refuse"), ["Left Arrow"], button("accept"));
	assert.deepEqual(records().map(({ kind }) => kind), ["given", "withdrawn", "given"]);
});

test("everything that the panel says is there to read, in every direction", async (t) => {
	const { browse } = await come(t);
	const text = browse("-dump", "-nolist").replace(/\s+/g, " ");
	for (const one of [words.panelTitle, words.save, words.accept, words.refuse, words.alwaysOn, "_pk_id*", words.policyLink, "[ ] Statistics", "Français"]) {
		assert.ok(text.includes(one), one);
	}
	const { browse: east } = await come(t, (policy) => (arabic(policy), kept(policy)));
	assert.match(east("-dump", "-nolist"), /English/);
});
