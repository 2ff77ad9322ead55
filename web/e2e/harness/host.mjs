import { EventEmitter, once } from "node:events";
import { createServer, request as forward } from "node:http";
import { within } from "./within.mjs";

/**
 * The site that has the banner on its pages. It answers the pages that a test gives it; everything else it passes on
 * to biscotte, as the reverse proxy of a real site does. Answers to paths in `cut` break off after their first bytes, and
 * those to paths in `silent` never come; a path in `broken` is answered with that status, or cut off for 0. The next
 * answer of biscotte to a path in `stalled` waits for the promise there. `passed` waits for the next answer of biscotte to a
 * path, 0 where it is silent.
 * @param {number} upstream the port of biscotte
 * @returns {Promise<{port: number, pages: Map<string, Page>, cut: RegExp[], silent: RegExp[], broken: Map<string, number>,
 *   stalled: Map<string, Promise<unknown>>, passed: (path: string) => Promise<number>, stop: () => Promise<unknown>}>}
 * @typedef {{html: string, headers?: Record<string, string>} | ((request: import("node:http").IncomingMessage) =>
 *   {html: string, headers?: Record<string, string>})} Page
 */
export async function host(upstream) {
	/** @type {Map<string, Page>} */
	const pages = new Map();
	/** @type {RegExp[]} */
	const cut = [];
	/** @type {RegExp[]} */
	const silent = [];
	/** @type {Map<string, number>} */
	const broken = new Map();
	/** @type {Map<string, Promise<unknown>>} */
	const stalled = new Map();
	const answers = new EventEmitter();
	const passed = (/** @type {string} */ path) =>
		within(once(answers, path).then(([status]) => status), () => `no answer of biscotte to ${path}`);
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? "/", "http://portal.test");
		const page = pages.get(pathname);
		const status = broken.get(pathname);
		if (silent.some((pattern) => pattern.test(pathname))) return answers.emit(pathname, 0);
		if (status === 0) return request.socket.destroy();
		if (status) return response.writeHead(status).end();
		response.once("finish", () => answers.emit(pathname, response.statusCode));
		const stall = stalled.get(pathname);
		stalled.delete(pathname);
		if (!page) return pass(upstream, request, response, cut.some((pattern) => pattern.test(pathname)), stall);
		const { html, headers } = typeof page === "function" ? page(request) : page;
		response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers });
		response.end(html);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const stop = () => {
		server.closeAllConnections();
		return new Promise((done) => server.close(done));
	};
	return { port: server.address().port, pages, cut, silent, broken, stalled, passed, stop };
}

/**
 * @param {number} port
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {boolean} broken
 * @param {Promise<unknown>} [stall] what the answer waits for
 */
function pass(port, request, response, broken, stall) {
	const { method, headers, url: path } = request;
	const onward = forward({ port, host: "127.0.0.1", method, path, headers }, async (answer) => {
		await stall;
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		if (broken) answer.once("data", (some) => response.write(some, () => response.destroy())).once("end", () => response.destroy());
		else answer.pipe(response);
	});
	onward.on("error", () => response.destroy());
	request.pipe(onward);
}
