import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.BISCOTTE_CHROMIUM ?? "/usr/bin/chromium";

/**
 * Starts Chromium. Every name under .test is this machine, so that pages have sites, subdomains and third parties as
 * on the web. A browser that is missing is a failure: skipped tests look like passed ones.
 * @param {{keeps?: boolean}} [options] keeps: pages that one leaves stay in memory, as they do for visitors; Playwright
 *   switches that off, and does not see a load event when such a page comes back
 */
export function browser({ keeps = false } = {}) {
	if (!existsSync(executablePath)) {
		throw new Error(`no Chromium at ${executablePath}: install it (apt-get install chromium), or set BISCOTTE_CHROMIUM`);
	}
	return chromium.launch({
		executablePath,
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			"--no-first-run",
			"--host-resolver-rules=MAP *.test 127.0.0.1",
			// Those of secure.mjs; for a service worker, Playwright's own option does not do.
			"--ignore-certificate-errors",
		],
		ignoreDefaultArgs: keeps ? ["--disable-back-forward-cache"] : [],
	});
}
