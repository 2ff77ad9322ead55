import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { createServer } from "node:tls";

/**
 * HTTPS in front of a server, under any name: partitioned cookies, caches and service workers need it. The certificate
 * is the Go distribution's own example; the browser must be told to ignore that (see browser.mjs).
 * @param {number} port of the server
 * @returns {Promise<number>} the port of HTTPS
 */
export async function secure(port) {
	const folder = mkdtempSync(join(tmpdir(), "biscotte-tls-"));
	after(() => rmSync(folder, { recursive: true }));
	const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
	const program = join(root, "src/crypto/tls/generate_cert.go");
	execFileSync("go", ["run", program, "--ecdsa-curve", "P256", "--host", "example.test"], { cwd: folder, stdio: "ignore" });
	const [key, cert] = ["key.pem", "cert.pem"].map((name) => readFileSync(join(folder, name)));
	const sockets = new Set();
	const server = createServer({ key, cert }, (outside) => {
		const inside = connect(port, "127.0.0.1");
		for (const [from, to] of [[outside, inside], [inside, outside]]) {
			sockets.add(from);
			from.on("error", () => to.destroy()).on("close", () => to.destroy()).pipe(to);
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
