import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { binary } from "./binary.mjs";

/**
 * A place for records, for as long as the test file runs: the flags of a server that keeps them there, and what is in it.
 */
export function records() {
	const folder = mkdtempSync(join(tmpdir(), "biscotte-records-"));
	after(() => rmSync(folder, { recursive: true }));
	const flags = ["--records", join(folder, "records.db")];
	const run = (/** @type {string} */ what) => execFileSync(binary(), ["records", what, ...flags], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
	return {
		flags,
		/** All records, in the order in which they came. */
		kept: () => run("export").split("\n").filter(Boolean).map((line) => JSON.parse(line)),
		/** Fails where the chain is broken. */
		verify: () => run("verify"),
	};
}

/** Answers are sent to /consent/choice, and the browser knows its record by a cookie. */
export function recorded(/** @type {any} */ policy) {
	policy.records = { endpoint: "/consent/choice", cookie: "eu-consent-record" };
	policy.categories[0].services[0].cookies.push({
		name: "eu-consent-record", party: "first", kind: "necessary", duration: "180 days", httpOnly: true,
		purpose: Object.fromEntries(policy.languages.map((/** @type {string} */ code) => [code, "proves the answer"])),
	});
}

/** The name of the record whose id is in a browser's cookie. */
export const nameOf = (/** @type {string} */ id) =>
	createHash("sha256").update("biscotte id 1").update(Buffer.from(id, "hex")).digest("hex").slice(0, 32);
