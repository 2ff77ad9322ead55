// One measurement: a visitor with nothing in the cache comes, accepts, and comes back.
import { newContext } from './browser.mjs';
import { throttle } from './line.mjs';
import { probe } from './probe.mjs';
import { blockingTime, longest } from './stats.mjs';
import { bytes, record, wired } from './traffic.mjs';

const POLL_MS = 100;

/** @returns {Promise<{first: object, returning: object | null}>} */
export async function measure(browser, subject, url, options) {
  const context = await newContext(browser);
  try {
    const visit = await open(context, subject, url, options);
    const first = await firstVisit(visit);
    if (options.picture) await visit.page.screenshot({ path: options.picture });
    if (subject.forgets) return { first, returning: null };
    if (subject.marker) {
      await visit.page.locator(subject.marker).first().click({ timeout: options.limitMs });
      await quiet(visit.log, options);
    }
    await visit.page.close();
    const again = await open(context, subject, url, options);
    return { first, returning: await returningVisit(again) };
  } finally {
    await context.close();
  }
}

/**
 * Opens the page and waits until the line has been idle for a while. The blank page before it (the same article without
 * tags, at full speed) gets a process and its fonts ready, as in a browser that is in use: what is measured is the
 * banner, not the start of a browser. The HTTP cache holds nothing of the page or the subject by that.
 */
async function open(context, subject, url, options) {
  const page = await context.newPage();
  await page.goto(`${url}blank`);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await throttle(cdp, options.line);
  const log = record(cdp);
  await page.addInitScript(probe, { marker: subject.marker, root: subject.root });
  await page.goto(url, { waitUntil: 'load', timeout: options.limitMs });
  await quiet(log, options);
  const seen = await page.evaluate(() => ({ ...window.__bench, origin: performance.timeOrigin }));
  return { page, log, seen };
}

async function quiet(log, { idleMs, limitMs }) {
  const end = Date.now() + limitMs;
  log.lastActivity = Date.now();
  while (Date.now() < end) {
    if (log.inFlight.size === 0 && Date.now() - log.lastActivity >= idleMs) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`waiting for an idle line: ${[...log.inFlight].map((id) => log.requests.get(id)?.url)}`);
}

function firstVisit({ log, seen }) {
  return {
    shown: seen.shown,
    firstPaint: seen.fcp,
    bytesBeforeShown: seen.shown === null ? null : bytes(log, seen.origin + seen.shown),
    bytesInAll: bytes(log),
    requests: wired(log).length,
    blocking: blockingTime(seen.longTasks),
    longestTask: longest(seen.longTasks),
    cls: seen.cls,
    lcp: seen.lcp?.element ?? '',
    lcpInBanner: seen.lcp?.inBanner ?? false,
  };
}

function returningVisit({ log, seen }) {
  const left = wired(log);
  return {
    shownAgain: seen.shown !== null,
    requests: left.length,
    bytes: bytes(log),
    longestTask: longest(seen.longTasks),
    wasm: [...log.requests.values()].some((r) => /\.wasm\b/.test(r.url)),
  };
}
