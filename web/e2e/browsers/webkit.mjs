import { once } from "node:events";
import { createServer } from "node:net";
import { child } from "./child.mjs";
import { program } from "./program.mjs";
import { until } from "./until.mjs";
import { session } from "./webdriver.mjs";

/**
 * Starts WebKitGTK's driver on a screen of its own, for the browser has no mode without one.
 * @param {{keeps?: boolean}} [options] keeps: pages that one leaves stay in memory, as they do for visitors
 * @returns {Promise<{visitor: () => ReturnType<typeof session>, stop: () => Promise<void>}>} visitor is a browser
 *   with a fresh profile
 */
export async function webkit({ keeps = true } = {}) {
	const xvfb = program("/usr/bin/Xvfb", "xvfb", "BISCOTTE_XVFB");
	const driver = program("/usr/bin/WebKitWebDriver", "webkit2gtk-driver", "BISCOTTE_WEBKIT_DRIVER");
	const folder = `/usr/lib/${triplet()}/webkit2gtk-4.1/`;
	const binary = program(folder + "MiniBrowser", "libwebkit2gtk-4.1-0", "BISCOTTE_WEBKIT");

	const screen = await display(xvfb);
	const port = await free();
	const env = { ...process.env, DISPLAY: screen.name, LANGUAGE: "en", LC_ALL: "C.UTF-8" };
	const server = child(driver, [`--port=${port}`, "--host=127.0.0.1"], { env, stdio: "ignore" });
	const address = `http://127.0.0.1:${port}`;
	const answers = () => fetch(address + "/status").then(({ ok }) => ok, () => false);
	await until("the driver answers", answers);
	const options = { "webkitgtk:browserOptions": { binary, args: ["--automation", `--enable-page-cache=${keeps}`] } };
	return {
		visitor: () => session(address, options),
		stop: async () => {
			await server.stop();
			await screen.stop();
		},
	};
}

/** The folder of this machine's libraries, as Debian names it. */
function triplet() {
	return { x64: "x86_64", arm64: "aarch64" }[process.arch] + "-linux-gnu";
}

/**
 * A screen in memory. The server itself picks a number that is free, and says it once it answers. When its last window
 * closes it would begin anew, and drop who comes meanwhile: the next test's browser would end before it has begun.
 */
async function display(/** @type {string} */ xvfb) {
	const options = ["-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"];
	const server = child(xvfb, options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
	const [number] = await Promise.race([once(server.stdio[3], "data"), server.ended.then(() => [])]);
	if (!number) throw new Error(`${xvfb} ended without a screen`);
	return { name: ":" + String(number).trim(), stop: server.stop };
}

/** A port that nobody listens on: the driver cannot pick one itself. */
async function free() {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address();
	server.close();
	await once(server, "close");
	return port;
}
