import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("serve.py", import.meta.url));

/**
 * Starts the Django portal: Debian's Django under Debian's Python.
 * @param {string} tag the address of consent.js
 * @param {Record<string, unknown>} [settings] Django settings that differ from settings.py
 * @returns {Promise<{port: number, stop: () => Promise<unknown>}>}
 */
export async function portal(tag, settings = {}) {
	const env = { PATH: process.env.PATH, DJANGO_PORTAL: JSON.stringify({ tag, settings }) };
	const server = spawn("/usr/bin/python3", [program], { env, stdio: ["pipe", "pipe", "pipe"] });
	const ended = once(server, "exit");
	let said = "";
	server.stderr.on("data", (data) => (said += data));
	const stop = () => {
		server.stdin.end();
		return ended;
	};
	for await (const line of createInterface(server.stdout)) return { port: Number(line), stop };
	throw new Error(`Django ended without serving:\n${said}`);
}
