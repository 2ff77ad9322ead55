import { execFileSync } from "node:child_process";
import { join } from "node:path";

/**
 * Writes cert.pem and key.pem to a folder: those of the Go distribution's own example. The browser must be told to
 * ignore that nobody vouches for them (see browser.mjs).
 * @param {string} folder
 */
export function certificate(folder) {
	const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
	const program = join(root, "src/crypto/tls/generate_cert.go");
	execFileSync("go", ["run", program, "--ecdsa-curve", "P256", "--host", "example.test"], { cwd: folder, stdio: "ignore" });
}
