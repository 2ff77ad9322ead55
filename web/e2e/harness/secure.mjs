import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { createServer } from "node:tls";
import { certificate } from "./certificate.mjs";
import { relay } from "./relay.mjs";

/**
 * HTTPS in front of a server, under any name: partitioned cookies, caches and service workers need it.
 * @param {number} port of the server
 * @returns {Promise<number>} the port of HTTPS
 */
export function secure(port) {
	const folder = mkdtempSync(join(tmpdir(), "biscotte-tls-"));
	after(() => rmSync(folder, { recursive: true }));
	certificate(folder);
	const [key, cert] = ["key.pem", "cert.pem"].map((name) => readFileSync(join(folder, name)));
	return relay({ port, host: "127.0.0.1" }, (handler) => createServer({ key, cert }, handler));
}
