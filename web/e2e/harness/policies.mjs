import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { binary, root } from "./binary.mjs";
import { phrases } from "./phrases.mjs";

/**
 * Writes a policy made from the default one into a file of its own.
 * @param {(policy: any) => void} change
 * @returns {string} the file
 */
export function variant(change) {
	return changed(join(root, "policy/opendatasoft.json"), change);
}

/**
 * Writes a policy that follows another one, and has `biscotte release` note what visitors have answered.
 * @param {string} old the file
 * @param {(policy: any) => void} change
 * @param {string[]} [minor] the purposes in which nothing changes for visitors
 */
export function revision(old, change, minor = []) {
	const file = changed(old, change);
	execFileSync(binary(), ["release", ...minor.flatMap((id) => ["--minor", id]), old, file], { stdio: ["ignore", "ignore", "ignore"] });
	return file;
}

/** @param {string} file @param {(policy: any) => void} change */
function changed(file, change) {
	const policy = JSON.parse(readFileSync(file, "utf8"));
	change(policy);
	const folder = mkdtempSync(join(tmpdir(), "biscotte-policy-"));
	after(() => rmSync(folder, { recursive: true }));
	const written = join(folder, "policy.json");
	writeFileSync(written, JSON.stringify(policy, null, 2));
	return written;
}

/** Three optional categories: statistics, comfort and, with a third party, media. */
export function three(/** @type {any} */ policy) {
	policy.providers.tube = { name: "Tube", privacy: "https://tube.example/privacy", thirdParty: true };
	policy.categories.push(
		category("comfort", "opendatasoft", "comfort-maps", "comfort_map"),
		category("media", "tube", "player", "tube_id"),
	);
}

/** @param {string} id @param {string} provider @param {string} service @param {string} cookie */
function category(id, provider, service, cookie) {
	const say = (/** @type {string} */ text) => ({ en: text, fr: text + " (fr)", es: text + " (es)" });
	return {
		id,
		consent: "required",
		title: say(id),
		summary: say(`What ${id} is for`),
		services: [{
			id: service,
			provider,
			function: say(service),
			location: say("everywhere"),
			cookies: [{ name: cookie, party: "first", kind: "internal", duration: "1 year", purpose: say("remembers") }],
		}],
	};
}

/** What breaks out of every kind of quoting there is, and turns the direction of writing. */
hostile.text = `"><img src=x onerror="window.pwned=1">' & &amp; &lt; \\" \u202e\u200f \` \${1} {{}} {site} </script><script>window.pwned=1</script>`;

/** Every text of the policy and of the interface is hostile; ids, names and links stay valid. */
export function hostile(/** @type {any} */ policy) {
	const rewrite = (/** @type {any} */ value, /** @type {string} */ key) => {
		if (value === null || typeof value !== "object" || key === "policyPage") return;
		for (const [name, inner] of Object.entries(value)) {
			if (policy.languages.includes(name) && typeof inner === "string") value[name] = hostile.text;
			else rewrite(inner, name);
		}
	};
	rewrite(policy, "");
	policy.controller.name = hostile.text;
	policy.controller.privacy += `?a="b"&c='d'&amp;<e>`;
	const words = Object.keys(phrases("en")).filter((name) => name !== "name");
	policy.texts = Object.fromEntries(
		policy.languages.map((/** @type {string} */ code) => [code, Object.fromEntries(words.map((w) => [w, hostile.text]))]),
	);
}

/** English and Arabic; every Arabic text is one sentence. */
export function arabic(/** @type {any} */ policy) {
	const sentence = "يستخدم هذا الموقع ملفات تعريف الارتباط";
	const rewrite = (/** @type {any} */ value) => {
		if (value === null || typeof value !== "object") return;
		if (typeof value.en === "string") {
			for (const code of ["fr", "es"]) delete value[code];
			value.ar = /^(http|\/)/.test(value.en) ? value.en : sentence;
		}
		Object.values(value).forEach(rewrite);
	};
	rewrite(policy);
	policy.languages = ["en", "ar"];
	policy.texts = { ar: Object.fromEntries(Object.keys(phrases("en")).map((name) => [name, sentence])) };
}

/** Answers are kept, by a server that is at /consent/ and gives the browser a receipt. */
export function kept(/** @type {any} */ policy) {
	policy.records = { endpoint: "/consent/choice", cookie: "eu-consent-record" };
	const purpose = Object.fromEntries(policy.languages.map((/** @type {string} */ code) => [code, `Proof of your answer (${code})`]));
	const cookies = policy.categories[0].services[0].cookies;
	cookies.push({ name: "eu-consent-record", party: "first", kind: "necessary", duration: "180 days", httpOnly: true, purpose });
}
