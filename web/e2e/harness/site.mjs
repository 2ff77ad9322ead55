import { after } from "node:test";
import { browser } from "./browser.mjs";
import { host } from "./host.mjs";
import { serve } from "./serve.mjs";
import { vendor } from "./vendor.mjs";

/**
 * All that a test file needs, up until the file is done: a browser, biscotte with a policy, the host site in front of
 * it, and a third party. `origin` is the host site, `biscotte` the server itself under a name of its own.
 * @param {{policy?: string, prefix?: string, flags?: string[], keeps?: boolean}} [options]
 */
export async function site(options = {}) {
	const chromium = await browser(options);
	after(() => chromium.close());
	return { chromium, ...(await portal(options)) };
}

/**
 * The same without a browser: a second site beside the first.
 * @param {{policy?: string, prefix?: string, flags?: string[]}} [options]
 */
export async function portal(options = {}) {
	const server = await serve(options);
	after(server.stop);
	const front = await host(server.port);
	after(front.stop);
	const third = await vendor();
	after(third.stop);
	return {
		origin: `http://portal.test:${front.port}`,
		biscotte: `http://consent.test:${server.port}${server.prefix}`,
		server: `http://127.0.0.1:${server.port}${server.prefix}`,
		prefix: server.prefix,
		port: front.port,
		pages: front.pages,
		cut: front.cut,
		silent: front.silent,
		broken: front.broken,
		stalled: front.stalled,
		passed: front.passed,
		vendor: third,
	};
}
