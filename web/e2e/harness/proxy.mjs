import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout } from "node:timers/promises";
import { certificate } from "./certificate.mjs";
import { manual } from "./manual.mjs";
import { relay } from "./relay.mjs";

/** How each proxy is started with the configuration that the owner's manual gives, on a socket. */
const kinds = {
	nginx: {
		file: "site.conf",
		program: "/usr/sbin/nginx",
		arguments: (/** @type {string} */ config) => ["-e", "stderr", "-c", config],
		configuration: (/** @type {string} */ text, /** @type {string} */ folder) => `daemon off;
			master_process off;
			pid ${folder}/pid;
			error_log stderr;
			events {}
			http {
				access_log off;
				${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n")}
				${text
					.replace("listen 443 ssl", `listen unix:${folder}/socket ssl`)
					.replace(/\/etc\/ssl\/\S+\.pem/, `${folder}/cert.pem`)
					.replace(/\/etc\/ssl\/\S+\.key/, `${folder}/key.pem`)}
			}`,
	},
	caddy: {
		file: "Caddyfile",
		program: "/usr/bin/caddy",
		arguments: (/** @type {string} */ config) => ["run", "--adapter", "caddyfile", "--config", config],
		configuration: (/** @type {string} */ text, /** @type {string} */ folder) => "{\n\tadmin off\n\tauto_https off\n}\n" +
			text.replace(/^www.example.org \{$/m, `https://portal.test {\n\tbind unix/${folder}/socket\n\ttls ${folder}/cert.pem ${folder}/key.pem`),
	},
};

/**
 * A real nginx or Caddy with HTTPS before biscotte and the owner's application, set up as the manual says.
 * @param {"nginx" | "caddy"} kind
 * @param {number} biscotte its port
 * @param {number} application likewise
 * @returns {Promise<string>} the origin: under this name, the port may be any
 */
export async function proxy(kind, biscotte, application) {
	const { file, program, ...how } = kinds[kind];
	if (!existsSync(program)) throw new Error(`no ${program}: install it (apt-get install ${kind}), or make tools`);
	const folder = mkdtempSync(join(tmpdir(), `biscotte-${kind}-`));
	after(() => rmSync(folder, { recursive: true }));
	certificate(folder);
	const { code } = manual("cmd/biscotte/README.md").flatMap(({ blocks }) => blocks).find(({ of }) => of === file);
	const text = code.replace("127.0.0.1:9000", `127.0.0.1:${biscotte}`).replace("127.0.0.1:8000", `127.0.0.1:${application}`);
	const config = join(folder, file);
	writeFileSync(config, how.configuration(text, folder));
	const server = spawn(program, how.arguments(config), { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: folder } });
	let said = "";
	server.stderr.on("data", (data) => (said += data));
	const ended = once(server, "exit");
	after(() => (server.kill("SIGKILL"), ended));
	await listening(join(folder, "socket"), server, () => said);
	return `https://portal.test:${await relay(join(folder, "socket"))}`;
}

/** Neither says where it listens, nor when it does: a socket that is there is asked until it answers. */
async function listening(socket, server, said) {
	for (let tries = 0; tries < 1000; tries++) {
		if (server.exitCode !== null) break;
		const one = connect(socket);
		const there = await Promise.race([once(one, "connect").then(() => true), once(one, "error").then(() => false)]).catch(() => false);
		one.destroy();
		if (there) return;
		await setTimeout(20);
	}
	throw new Error(`${server.spawnfile} does not listen:\n${said()}`);
}
