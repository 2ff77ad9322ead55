import { once } from "node:events";
import { createServer } from "node:http";

const sound = Buffer.concat([
	Buffer.from("524946462c00000057415645666d74201000000001000100401f0000401f000001000800646174610800000000000000", "hex"),
	Buffer.alloc(8, 128),
]);
const bodies = {
	"image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
	"text/html": "<!doctype html><title>theirs</title>theirs",
	"text/css": "body { --theirs: 1 }",
	"text/javascript": "(window.ran ??= []).push('theirs')",
	"audio/wav": sound,
};

/**
 * A third party that has a file of every type, counts what it is asked for and sets a cookie with each.
 * @returns {Promise<{origin: string, asked: string[], connections: () => number, file: (name: string, type?: string) => string,
 *   came: (name: string) => Promise<void>, stop: () => Promise<unknown>}>}
 */
export async function files() {
	/** @type {string[]} */
	const asked = [];
	/** @type {Map<string, () => void>} */
	const waiting = new Map();
	let connections = 0;
	const server = createServer((request, response) => {
		const query = new URL(request.url ?? "/", "http://files.test").searchParams;
		const [name, type] = [query.get("name") ?? "", query.get("type") ?? ""];
		asked.push(name);
		response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store", "Set-Cookie": "spy=1; Path=/" });
		response.end(bodies[type]);
		waiting.get(name)?.();
	});
	server.on("connection", () => connections++);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const origin = `http://files.test:${server.address().port}`;
	return {
		origin,
		asked,
		connections: () => connections,
		file: (name, type = "text/html") => `${origin}/f?name=${name}&amp;type=${encodeURIComponent(type)}`,
		came: (name) => new Promise((done) => (asked.includes(name) ? done() : waiting.set(name, done))),
		stop: () => {
			server.closeAllConnections();
			return new Promise((done) => server.close(done));
		},
	};
}
