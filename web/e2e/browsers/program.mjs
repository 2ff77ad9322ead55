import { existsSync } from "node:fs";

/**
 * The file of a program that a test needs. One that is missing is a failure: skipped tests look like passed ones.
 * @param {string} path where Debian puts it
 * @param {string} debian the package
 * @param {string} variable the environment variable that names another file
 * @returns {string}
 */
export function program(path, debian, variable) {
	const file = process.env[variable] ?? path;
	if (existsSync(file)) return file;
	throw new Error(`no program at ${file}: install it (apt-get install ${debian}), or set ${variable}`);
}
