import { once } from "node:events";
import { connect, createServer } from "node:net";
import { after } from "node:test";

/**
 * A free port whose connections lead to another server, up until the test file is done.
 * @param {import("node:net").NetConnectOpts | string} to its address, or the path of its socket
 * @param {(handler: (outside: import("node:net").Socket) => void) => import("node:net").Server} [make] the server of the port
 * @returns {Promise<number>}
 */
export async function relay(to, make = createServer) {
	const sockets = new Set();
	const server = make((outside) => {
		const inside = connect(/** @type {any} */ (to));
		for (const [from, into] of [[outside, inside], [inside, outside]]) {
			sockets.add(from);
			from.on("error", () => into.destroy()).on("close", () => into.destroy()).pipe(into);
		}
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	after(() => {
		for (const socket of sockets) socket.destroy();
		return new Promise((done) => server.close(done));
	});
	return server.address().port;
}
