import { execFileSync } from "node:child_process";
import { root } from "../harness/binary.mjs";

/**
 * Bundles the application with the esbuild that go.mod pins.
 * @param {"development" | "production"} [mode] of React: in development it runs effects twice and complains
 * @returns {string} the script
 */
export function build(mode = "development") {
	const options = ["--bundle", "--jsx=automatic", `--define:process.env.NODE_ENV="${mode}"`, "--log-level=warning"];
	if (mode === "production") options.push("--minify");
	const command = ["run", "github.com/evanw/esbuild/cmd/esbuild", "web/e2e/spa/main.jsx", ...options];
	const stdio = /** @type {const} */ (["ignore", "pipe", "inherit"]);
	return execFileSync("go", command, { cwd: root, encoding: "utf8", maxBuffer: 1 << 25, stdio });
}
