import { once } from "node:events";
import { createServer } from "node:http";

/**
 * The third party that consent is about: any address on it is a script that appends its `name` to window.ran and is
 * counted; every answer sets a cookie. `after=b` holds an answer back until b has been asked for, so that answers
 * come in the wrong order without a clock.
 * @returns {Promise<{origin: string, asked: string[], script: (name: string, after?: string) => string,
 *   stop: () => Promise<unknown>}>} asked are the names in the order of the requests
 */
export async function vendor() {
	/** @type {string[]} */
	const asked = [];
	/** @type {Map<string, () => void>} */
	const waiting = new Map();
	const server = createServer((request, response) => {
		const query = new URL(request.url ?? "/", "http://vendor.test").searchParams;
		const [name, after] = [query.get("name") ?? request.url, query.get("after")];
		asked.push(name);
		response.setHeader("Content-Type", "text/javascript");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Access-Control-Allow-Origin", "*");
		response.setHeader("Set-Cookie", "spy=1; Path=/");
		const answer = () => response.end(`(window.ran ??= []).push(${JSON.stringify(name)});`);
		waiting.get(name)?.();
		if (after && !asked.includes(after)) waiting.set(after, answer);
		else answer();
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const origin = `http://vendor.test:${server.address().port}`;
	const script = (name, after) => `${origin}/s.js?name=${name}${after ? "&after=" + after : ""}`;
	const stop = () => {
		server.closeAllConnections();
		return new Promise((done) => server.close(done));
	};
	return { origin, asked, script, stop };
}
