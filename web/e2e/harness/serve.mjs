import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { binary } from "./binary.mjs";

const running = new Set();
process.once("exit", () => running.forEach((server) => server.kill()));

/**
 * Starts `biscotte serve` on a free port and waits until it answers.
 * @param {{policy?: string, prefix?: string, flags?: string[]}} options policy is a file; without it the server takes the demo's
 * @returns {Promise<{port: number, prefix: string, stop: () => Promise<void>}>} prefix begins and ends with a slash
 */
export async function serve({ policy, prefix, flags = [] } = {}) {
	const options = ["serve", "--listen", "127.0.0.1:0"];
	if (policy) options.push("--policy", policy);
	else if (!flags.includes("--site")) options.push("--demo");
	if (prefix) options.push("--prefix", prefix);
	options.push(...flags);
	const server = spawn(binary(), options, { stdio: ["ignore", "pipe", "pipe"] });
	const ended = once(server, "exit");
	running.add(server);
	let said = "";
	server.stderr.on("data", (data) => (said += data));
	const stop = async () => {
		running.delete(server);
		server.kill("SIGTERM");
		await ended;
	};
	for await (const line of createInterface(server.stdout)) {
		const [, address] = /serving (http:\S+)/.exec(line) ?? [];
		if (!address) continue;
		server.stdout.resume();
		const { port, pathname } = new URL(address);
		return { port: Number(port), prefix: pathname, stop };
	}
	throw new Error(`biscotte ${options.join(" ")} ended without serving:\n${said}`);
}
