import { once } from "node:events";
import { createServer } from "node:http";
import { mark } from "./page.mjs";
import { within } from "./within.mjs";

const sound = Buffer.concat([
	Buffer.from("524946462c00000057415645666d74201000000001000100401f0000401f000001000800646174610800000000000000", "hex"),
	Buffer.alloc(8, 128),
]);
const bodies = {
	"image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
	"text/html": "<!doctype html><title>theirs</title>theirs",
	"text/css": "body { --theirs: 1 }",
	"audio/wav": sound,
};

/**
 * A third party that has a file of every type, counts what it is asked for and sets a cookie with each. name is its own
 * for this machine: only Chromium is told of names under .test.
 * @param {string} [name]
 * @returns {Promise<{origin: string, asked: string[], connections: () => number, file: (file: string, type?: string) => string,
 *   came: (file: string) => Promise<void>, stop: () => Promise<unknown>}>}
 */
export async function files(name = "files.test") {
	/** @type {string[]} */
	const asked = [];
	/** @type {Map<string, () => void>} */
	const waiting = new Map();
	let connections = 0;
	const server = createServer((request, response) => {
		const query = new URL(request.url ?? "/", "http://files.test").searchParams;
		const [file, type] = [query.get("name") ?? "", query.get("type") ?? ""];
		asked.push(file);
		response.writeHead(200, {
			"Content-Type": type, "Cache-Control": "no-store", "Set-Cookie": "spy=1; Path=/", "Access-Control-Allow-Origin": "*",
		});
		response.end(type === "text/javascript" ? mark(file) : bodies[type]);
		waiting.get(file)?.();
	});
	server.on("connection", () => connections++);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const origin = `http://${name}:${server.address().port}`;
	return {
		origin,
		asked,
		connections: () => connections,
		file: (file, type = "text/html") => `${origin}/f?name=${file}&amp;type=${encodeURIComponent(type)}`,
		came: (file) =>
			within(
				new Promise((done) => (asked.includes(file) ? done() : waiting.set(file, done))),
				() => `nobody has asked for ${file}, but for ${asked}`,
			),
		stop: () => {
			server.closeAllConnections();
			return new Promise((done) => server.close(done));
		},
	};
}
