#!/usr/bin/env node
// How long a visitor waits for an answer to a press while the component starts, on a processor four times slower: from
// the press to the frame without a banner (Event Timing, "duration"), at moments spread over the start.
import { chromiumPath, launch, newContext } from './browser.mjs';
import { SLOW_4G } from './line.mjs';
import { table } from './report.mjs';
import { startSite } from './site.mjs';
import { median } from './stats.mjs';
import biscotte from './subjects/biscotte.mjs';

const PRESSES = 24;
const STEP_MS = 25;

/** In the page: notes when the component is instantiated, and how long the press takes. */
function watch() {
  const seen = { pressed: new Promise((done) => {
    new PerformanceObserver((list) => {
      const press = list.getEntries().find(({ name }) => name === 'click');
      const banner = document.querySelector('biscotte-consent')?.shadowRoot.querySelector('.banner');
      if (press) done({ ms: press.duration, gone: !banner, kept: document.cookie });
    }).observe({ type: 'event', durationThreshold: 16 });
  }) };
  window.__press = seen;
  const { instantiateStreaming } = WebAssembly;
  seen.begun = new Promise((done) => {
    WebAssembly.instantiateStreaming = (...args) => {
      done();
      return instantiateStreaming(...args);
    };
  });
}

/** In the page: the middle of the button that refuses, of the loader's or the component's. */
function refuse() {
  const { shadowRoot } = document.querySelector('biscotte-consent');
  const boxes = [...shadowRoot.querySelectorAll('[data-do=refuse]')].map((button) => button.getBoundingClientRect());
  const box = boxes.find(({ width }) => width);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** One visit, in which Refuse is pressed that long after the component has begun to be instantiated. */
async function visit(browser, url, afterMs) {
  const context = await newContext(browser);
  try {
    const page = await context.newPage();
    await page.goto(`${url}blank`);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_4G.cpu });
    await page.addInitScript(watch);
    await page.goto(url);
    await page.evaluate(() => window.__press.begun);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const at = { ...await page.evaluate(refuse), button: 'left', clickCount: 1 };
    const send = (type) => cdp.send('Input.dispatchMouseEvent', { type, ...at });
    await Promise.all(['mousePressed', 'mouseReleased'].map(send));
    const pressed = await page.evaluate(() => window.__press.pressed);
    if (pressed.gone && pressed.kept.includes(':false:')) return pressed.ms;
    throw new Error(`pressing Refuse after ${afterMs} ms: ${JSON.stringify(pressed)}`);
  } finally {
    await context.close();
  }
}

async function main() {
  const browser = await launch(chromiumPath());
  const site = await startSite(biscotte);
  try {
    const waits = [];
    for (let i = 0; i < PRESSES; i++) waits.push(await visit(browser, site.url, i * STEP_MS));
    const ms = (v) => `${Math.round(v)} ms`;
    process.stdout.write(`${table([
      ['presses', () => String(waits.length)],
      ['median', () => ms(median(waits))],
      ['longest', () => ms(Math.max(...waits))],
    ], [{ label: 'answered while the component starts' }])}\nprocessor ${SLOW_4G.cpu} times slower\n`);
  } finally {
    await browser.close();
    await site.stop();
  }
}

main().catch((e) => {
  process.stderr.write(`bench: error: ${e.message}\n`);
  process.exitCode = 1;
});
