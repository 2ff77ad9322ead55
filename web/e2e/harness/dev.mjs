import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { binary, root } from "./binary.mjs";

/**
 * Starts `biscotte dev` on this checkout, which compiles the component, and waits until it has built everything.
 * @returns {Promise<{origin: string, stop: () => Promise<void>}>}
 */
export async function dev() {
	const server = spawn(binary(), ["dev", "--listen", "127.0.0.1:0"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
	const ended = once(server, "exit");
	process.once("exit", () => server.kill());
	const built = (async () => {
		for await (const line of createInterface(server.stderr)) if (/policy read/.test(line)) return;
		throw new Error("biscotte dev ended without a build");
	})();
	for await (const line of createInterface(server.stdout)) {
		const [, origin] = /serving (http:\S+)\/$/.exec(line) ?? [];
		if (!origin) continue;
		await built;
		server.stderr.resume();
		return {
			origin,
			async stop() {
				server.kill("SIGTERM");
				await ended;
			},
		};
	}
	throw new Error("biscotte dev ended without serving");
}
