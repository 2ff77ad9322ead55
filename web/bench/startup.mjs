#!/usr/bin/env node
// How long the component takes to start, from instantiation to the moment it has taken over, on a processor four times
// slower: the release bundle beside the Go compiler's, visit by visit in turn.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromiumPath, launch, newContext } from './browser.mjs';
import { SLOW_4G } from './line.mjs';
import { table } from './report.mjs';
import { startSite } from './site.mjs';
import { longest, summarise } from './stats.mjs';
import biscotte from './subjects/biscotte.mjs';
import { startBiscotte } from './subjects/serve.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUNS = 9;

/** In the page: notes when the component is instantiated and when its drawing is shown. */
function watch() {
  const seen = { tasks: [] };
  window.__startup = new Promise((done) => { seen.done = done; });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (...args) => {
    seen.from = performance.now();
    const root = document.querySelector('biscotte-consent').shadowRoot;
    new MutationObserver((_, observer) => {
      if (root.querySelector('.full').hidden) return;
      observer.disconnect();
      const to = performance.now();
      // A long task is told of after it has ended.
      setTimeout(() => seen.done({ start: to - seen.from, tasks: seen.tasks.filter((t) => t.at + t.ms > seen.from) }), 500);
    }).observe(root, { subtree: true, attributes: true, attributeFilter: ['hidden'] });
    return instantiateStreaming(...args);
  };
}

async function visit(browser, url) {
  const context = await newContext(browser);
  try {
    const page = await context.newPage();
    await page.goto(`${url}blank`);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_4G.cpu });
    await page.addInitScript(watch);
    await page.goto(url);
    const { start, tasks } = await page.evaluate(() => window.__startup);
    return { start, longestTask: longest(tasks) };
  } finally {
    await context.close();
  }
}

/** The Go compiler's bundle, and what makes the Go command put it in the place of the committed one. */
async function ordinary(folder) {
  const bundle = join(folder, 'bundle');
  await mkdir(bundle);
  await promisify(execFile)('go', ['run', './cmd/bundle', '-compiler', 'go', '-out', bundle], { cwd: ROOT });
  const files = await readdir(bundle);
  const overlay = join(folder, 'overlay.json');
  const Replace = Object.fromEntries(files.map((name) => [join(ROOT, 'web/dist', name), join(bundle, name)]));
  await writeFile(overlay, JSON.stringify({ Replace }));
  return [`-overlay=${overlay}`];
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'biscotte-startup-'));
  const browser = await launch(chromiumPath());
  const sites = [];
  try {
    for (const [label, flags] of [['TinyGo (release)', []], ['Go compiler', await ordinary(folder)]]) {
      sites.push({ label, runs: [], ...(await startSite({ ...biscotte, start: () => startBiscotte(flags) })) });
    }
    for (let run = 0; run < RUNS; run++) {
      for (const site of sites) site.runs.push(await visit(browser, site.url));
    }
    const rows = sites.map(({ label, runs }) => ({ label, ...summarise(runs) }));
    const ms = (v) => `${Math.round(v)} ms`;
    process.stdout.write(`${table([
      ['started in', (r) => ms(r.start)],
      ['of the release', (r) => (r.start / rows[0].start).toFixed(2)],
      ['longest task', (r) => ms(r.longestTask)],
    ], rows)}\nprocessor ${SLOW_4G.cpu} times slower; medians of ${RUNS}\n`);
  } finally {
    await browser.close();
    for (const site of sites) await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((e) => {
  process.stderr.write(`bench: error: ${e.message}\n`);
  process.exitCode = 1;
});
