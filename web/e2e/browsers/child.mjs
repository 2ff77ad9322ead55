import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Starts a program that ends with the tests at the latest.
 * @param {string} file
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function child(file, args, options) {
	const started = spawn(file, args, options);
	const ended = once(started, "exit");
	process.once("exit", () => started.kill());
	const stop = async () => {
		started.kill();
		await ended;
	};
	return { stdio: started.stdio, ended, stop };
}
