import assert from "node:assert/strict";

const day = 24 * 60 * 60;

/** The time in seconds since the Unix epoch, days from now. */
export function inDays(/** @type {number} */ days) {
	return Math.floor(Date.now() / 1000 + days * day);
}

/**
 * All cookies of a name, whatever their domain and path.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} name
 */
export async function named(context, name) {
	return (await context.cookies()).filter((cookie) => cookie.name === name);
}

/**
 * The one consent cookie and what it says, read here without our own code: `answers` by category, `fingerprints` alike.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} [name] eu-consent-lasting is the server's copy
 */
export async function consent(context, name = "eu-consent") {
	const cookies = await named(context, name);
	assert.equal(cookies.length, 1, "one consent cookie");
	return { ...read(cookies[0].value), cookie: cookies[0] };
}

/** @param {string} value of a consent cookie */
export function read(value) {
	assert.match(value, /^[A-Za-z0-9._:~-]{1,200}$/, "an alphabet that every parser leaves alone");
	const [version, time, ...fields] = value.split(".");
	assert.equal(version, "1");
	const answers = fields.filter((field) => !field.startsWith("~")).map((field) => field.split(":"));
	return {
		time: Number(time),
		answers: Object.fromEntries(answers.map(([id, yes]) => [id, yes === "true"])),
		fingerprints: Object.fromEntries(answers.map(([id, , fingerprint]) => [id, fingerprint])),
	};
}

/**
 * The value of a cookie that answers `answers` days ago.
 * @param {Record<string, string>} fingerprints
 * @param {Record<string, boolean>} answers
 * @param {number} [days]
 */
export function answered(fingerprints, answers, days = 0) {
	const fields = Object.entries(answers).map(([id, yes]) => `${id}:${yes}:${fingerprints[id]}`);
	return ["1", inDays(-days), ...fields].join(".");
}
