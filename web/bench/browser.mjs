// The browser: finds Debian's Chromium, starts it once, gives every measurement a context of its own.
import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

const DEFAULT_PATH = '/usr/bin/chromium';

// Nothing in the background may share the throttled line or the processor.
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** @returns {string} the path of an executable Chromium; throws with a hint when there is none */
export function chromiumPath(env = process.env) {
  const path = env.BISCOTTE_CHROMIUM || DEFAULT_PATH;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw Object.assign(new Error(`finding Chromium at "${path}": not an executable file`), {
      hint: 'apt-get install chromium, or set BISCOTTE_CHROMIUM to a Chromium of yours',
    });
  }
  return path;
}

export function launch(path) {
  return chromium.launch({ executablePath: path, headless: true, args: FLAGS });
}

/** A context has its own cookies and its own HTTP cache, both empty. */
export function newContext(browser) {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
}
