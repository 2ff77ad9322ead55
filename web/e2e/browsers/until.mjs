import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks again and again until the answer is truthy, and answers it. A minute without one is a failure.
 * @template T
 * @param {string} what is waited for, in words
 * @param {() => T | Promise<T>} condition
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, condition) {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const answer = await condition();
		if (answer) return answer;
		if (Date.now() > deadline) throw new Error(`waiting until ${what}: not within a minute`);
		await pause(50);
	}
}
