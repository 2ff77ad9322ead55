import { setTimeout } from "node:timers/promises";

/**
 * Waits for what nothing else puts an end to, a minute at most: a file that hangs tells nobody where.
 * @template T
 * @param {Promise<T>} promise
 * @param {() => string} missing what has not come about
 * @returns {Promise<T>}
 */
export async function within(promise, missing) {
	const stop = new AbortController();
	const late = setTimeout(60_000, undefined, { signal: stop.signal }).then(() => {
		throw new Error(`after a minute: ${missing()}`);
	});
	late.catch(() => {}); // it was in time
	return Promise.race([promise, late]).finally(() => stop.abort());
}
