/**
 * A browser's own end of the WebDriver BiDi protocol (https://w3c.github.io/webdriver-bidi/#transport): commands that are
 * answered in any order, and events.
 * @param {string} address of the browser, ws://
 */
export async function connect(address) {
	const socket = new WebSocket(`${address}/session`);
	/** @type {Map<number, {done: (result: any) => void, fail: (reason: Error) => void, method: string}>} */
	const open = new Map();
	/** @type {Map<string, ((params: any) => void)[]>} */
	const listeners = new Map();
	let last = 0;
	await new Promise((done, fail) => {
		socket.addEventListener("open", done, { once: true });
		socket.addEventListener("error", () => fail(new Error(`nobody answers at ${address}`)), { once: true });
	});
	socket.addEventListener("message", ({ data }) => {
		const { id, type, method, params, result, error, message } = JSON.parse(data);
		if (type === "event") return void listeners.get(method)?.forEach((hear) => hear(params));
		const command = open.get(id);
		open.delete(id);
		if (type === "success") command?.done(result);
		else command?.fail(new Error(`${command.method}: ${error}: ${message}`));
	});
	socket.addEventListener("close", () => {
		for (const { fail, method } of open.values()) fail(new Error(`${method}: the browser has gone`));
	});
	return {
		/** @returns {Promise<any>} */
		send: (/** @type {string} */ method, /** @type {object} */ params = {}) =>
			new Promise((done, fail) => {
				if (socket.readyState !== WebSocket.OPEN) return fail(new Error(`${method}: the browser has gone`));
				const id = ++last;
				open.set(id, { done, fail, method });
				socket.send(JSON.stringify({ id, method, params }));
			}),
		on: (/** @type {string} */ event, /** @type {(params: any) => void} */ hear) =>
			void listeners.set(event, [...(listeners.get(event) ?? []), hear]),
	};
}
