import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Builds the server and names its file, unless BISCOTTE_BINARY names one. Every test file asks for it: the place is
 * the same for all of a checkout, and the go command leaves a program alone that is up to date.
 */
export function binary() {
	const given = process.env.BISCOTTE_BINARY;
	if (given) return given;
	const checkout = createHash("sha256").update(root).digest("hex").slice(0, 8);
	const file = join(tmpdir(), `biscotte-e2e-${checkout}`, "biscotte");
	execFileSync("go", ["build", "-o", file, "./cmd/biscotte"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
	return file;
}
