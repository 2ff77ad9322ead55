#!/usr/bin/env node
// The bench's command line: rounds through the subjects, one after the other, so that a busy minute of the machine
// falls on all of them alike.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { HELP, readArguments } from './arguments.mjs';
import { choose } from './subjects/index.mjs';

const LIMIT_MS = 60_000;

const say = (text) => process.stderr.write(`bench: ${text}\n`);

async function main(argv) {
  const args = readArguments(argv);
  if (args.help) return void process.stdout.write(HELP);
  const subjects = choose(args.subjects);
  const tools = await load();
  const browser = await tools.launch(tools.chromiumPath());
  const sites = new Map();
  try {
    const circumstances = await tools.circumstances(browser, subjects);
    if (tools.load() > 0.5) say(`the machine is busy (load ${tools.load()}): times will be long and uneven`);
    for (const subject of subjects) sites.set(subject.id, await tools.startSite(subject));
    const runs = await rounds(args, subjects, sites, browser, tools);
    circumstances.machine.loadAtEnd = tools.load();
    const results = { ...circumstances, ...tools.conclude(args, subjects, runs) };
    await save(args.out ?? fileURLToPath(new URL('results/', import.meta.url)), results, tools);
    process.stdout.write(`${tools.report(results)}\n`);
  } finally {
    await browser.close();
    for (const site of sites.values()) await site.stop();
  }
}

/** What needs node_modules is asked for late, so that --help works without and its absence can be explained. */
async function load() {
  try {
    const parts = await Promise.all(['browser', 'site', 'measure', 'line', 'machine', 'conclude', 'report', 'chart']
      .map((name) => import(`./${name}.mjs`)));
    return Object.assign({}, ...parts);
  } catch (e) {
    if (e.code !== 'ERR_MODULE_NOT_FOUND') throw e;
    throw Object.assign(e, { hint: 'run `npm ci` in web/bench first' });
  }
}

async function rounds(args, subjects, sites, browser, tools) {
  const runs = new Map(subjects.map((s) => [s.id, []]));
  if (args.pictures) await mkdir(args.pictures, { recursive: true });
  for (let round = 1; round <= args.runs; round++) {
    for (const subject of subjects) {
      const picture = args.pictures && round === 1 ? join(args.pictures, `${subject.id}.png`) : null;
      const options = { line: tools.SLOW_4G, idleMs: args.idle, limitMs: LIMIT_MS, picture };
      const run = await tools.measure(browser, subject, sites.get(subject.id).url, options);
      const { shown } = run.first;
      if (subject.marker && shown === null) throw new Error(`measuring ${subject.id}: its banner was never seen`);
      runs.get(subject.id).push(run);
      say(`round ${round} of ${args.runs}: ${subject.id}${shown === null ? '' : ` ${Math.round(shown)} ms`}`);
    }
  }
  return runs;
}

async function save(folder, results, tools) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, 'latest.svg'), tools.chart(results));
}

main(process.argv.slice(2)).catch((e) => {
  say(`error: ${e.message}`);
  if (e.hint) say(`hint: ${e.hint}`);
  process.exitCode = e.exit ?? 1;
});
