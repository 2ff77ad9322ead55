import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect } from "./bidi.mjs";
import { child } from "./child.mjs";
import { program } from "./program.mjs";
import { until } from "./until.mjs";

/**
 * Starts Debian's Firefox and speaks WebDriver BiDi to it, for tests in which frames come and go: Playwright fails where
 * a frame has gone before it hears of what that frame has loaded (microsoft/playwright#40763), and takes the end of a
 * frame's navigation for that of the page's own.
 */
export async function firefox() {
	const profile = await mkdtemp(join(tmpdir(), "biscotte-firefox-"));
	// Nothing of its own that it would ask the network for.
	await writeFile(join(profile, "user.js"), 'user_pref("network.captive-portal-service.enabled", false);\n');
	const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"];
	const file = program("/usr/bin/firefox-esr", "firefox-esr", "BISCOTTE_FIREFOX");
	const browser = child(file, args, { stdio: ["ignore", "ignore", "pipe"] });
	const bidi = await connect(await listens(browser.stdio[2]));
	await bidi.send("session.new", { capabilities: {} });
	await bidi.send("session.subscribe", { events: ["log.entryAdded"] });
	return {
		visitor: () => visitor(bidi),
		stop: async () => {
			await browser.stop();
			await rm(profile, { recursive: true });
		},
	};
}

/** Where it listens: it picks a port that is free, and says it. */
async function listens(/** @type {import("node:stream").Readable} */ said) {
	for await (const line of createInterface(said)) {
		const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
		if (!address) continue;
		said.resume();
		return address;
	}
	throw new Error("Firefox ended without listening");
}

/**
 * A visitor with a storage of their own: the few commands that the tests need.
 * @param {Awaited<ReturnType<typeof connect>>} bidi
 */
async function visitor({ send, on }) {
	const { userContext } = await send("browser.createUserContext");
	const { context } = await send("browsingContext.create", { type: "tab", userContext });
	/** What the console says as a warning or an error, and exceptions that nobody has caught. @type {string[]} */
	const complaints = [];
	on("log.entryAdded", ({ level, text, source }) => {
		if (source.context === context && /warn|error/.test(level)) complaints.push(text);
	});
	// The browser itself knows it, whatever becomes of the page.
	const address = async () => (await send("browsingContext.getTree", { root: context, maxDepth: 0 })).contexts[0].url;
	return {
		complaints,
		goto: (/** @type {string} */ url) => send("browsingContext.navigate", { context, url, wait: "none" }),
		reload: () => send("browsingContext.reload", { context, wait: "none" }),
		/** A step back in the tab's history, to another page. */
		async back() {
			const from = await address();
			await send("browsingContext.traverseHistory", { context, delta: -1 });
			await until("the other page is there", async () => (await address()) !== from);
		},
		/** What a function answers in the page. It is sent as text: it sees its arguments and nothing around it. */
		async evaluate(/** @type {Function} */ code, /** @type {unknown[]} */ ...args) {
			const expression = `(async () => JSON.stringify(await (${code})(...${JSON.stringify(args)})) ?? "null")()`;
			const answer = await send("script.evaluate", { expression, awaitPromise: true, target: { context } });
			if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
			return JSON.parse(answer.result.value);
		},
		close: () => send("browser.removeUserContext", { userContext }),
	};
}
