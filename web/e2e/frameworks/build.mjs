import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { compile } from "svelte/compiler";
import { root } from "../harness/binary.mjs";

const here = join(root, "web/e2e/frameworks");
const eighteen = ["--alias:react=react-18", "--alias:react-dom=react-dom-18"];
const vue = ["__VUE_OPTIONS_API__", "__VUE_PROD_DEVTOOLS__", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__"].map((name) => `--define:${name}=true`);

/** Bundles what comes in, a file's name or code, with the esbuild that go.mod pins. */
function bundle(/** @type {string[]} */ args, input = "") {
	const options = ["--bundle", "--jsx=automatic", '--define:process.env.NODE_ENV="development"', "--log-level=error"];
	return execFileSync("go", ["run", "github.com/evanw/esbuild/cmd/esbuild", ...args, ...options], {
		cwd: here, encoding: "utf8", maxBuffer: 1 << 26, input, stdio: ["pipe", "pipe", "inherit"],
	});
}

/** The clients' scripts, by name. */
export function clients() {
	return {
		root18: bundle(["client_root.jsx", ...eighteen]),
		root19: bundle(["client_root.jsx"]),
		document18: bundle(["client_document.jsx", ...eighteen]),
		document19: bundle(["client_document.jsx"]),
		island: bundle(["client_island.jsx"]),
		vue: bundle(["client_vue.js", ...vue]),
		svelte: bundle(["--conditions=browser"], `import { hydrate } from "svelte";\n` +
			svelte("client").replace("export default function", "function") + `\nhydrate(App, { target: document.querySelector("#svelte"), props: { things: window.things } });`),
	};
}

/** What the servers draw: functions of the things that are held. */
export async function servers() {
	const folder = mkdtempSync(join(tmpdir(), "biscotte-frameworks-"));
	after(() => rmSync(folder, { recursive: true }));
	const load = async (/** @type {string} */ name, /** @type {string} */ code) => {
		writeFileSync(join(folder, name + ".cjs"), code);
		return (await import(pathToFileURL(join(folder, name + ".cjs")).href)).default;
	};
	const node = ["--platform=node", "--format=cjs"];
	const [react18, react19, one] = await Promise.all([
		load("react18", bundle(["server.jsx", ...node, ...eighteen])),
		load("react19", bundle(["server.jsx", ...node])),
		load("svelte", bundle(node, `import { render } from "svelte/server";\n` +
			svelte("server").replace("export default function", "function") + `\nexport const app = (things) => render(App, { props: { things } }).body;`)),
	]);
	const [{ renderToString }, { make }] = await Promise.all([import("vue/server-renderer"), import("./vue.js")]);
	return { react18, react19, svelte: one, vue: { app: (/** @type {any} */ things) => renderToString(make(things)) } };
}

/** @param {"client" | "server"} generate */
function svelte(generate) {
	return compile(readFileSync(join(here, "app.svelte"), "utf8"), { generate, dev: false, name: "App", filename: "app.svelte" }).js.code;
}
