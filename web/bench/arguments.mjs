// The command line.
import { parseArgs } from 'node:util';
import { choose, ids } from './subjects/index.mjs';

export const HELP = `Usage: node web/bench/run.mjs [flags]

Measures how soon a consent banner is seen on a slow line, and what it costs. The table goes to stdout, talk to
stderr, figures and chart to web/bench/results/latest.json and latest.svg.

  --runs N          rounds through all subjects (7)
  --subjects LIST   comma separated, of: ${ids.join(', ')} (all)
  --date DATE       date written into the results (today)
  --idle MS         how long the line must be silent before a visit counts as over (2500)
  --out FOLDER      where results go (web/bench/results)
  --pictures FOLDER a screenshot of every subject's first visit, for checking that it shows what it should
  --help            this text

Needs \`npm ci\` in web/bench and Chromium: Debian's, or the one that BISCOTTE_CHROMIUM names.
`;

const FLAGS = {
  runs: { type: 'string', default: '7' },
  subjects: { type: 'string', default: ids.join(',') },
  date: { type: 'string' },
  idle: { type: 'string', default: '2500' },
  out: { type: 'string' },
  pictures: { type: 'string' },
  help: { type: 'boolean', default: false },
};

/** Throws a usage error (`exit: 2`) on anything that it does not understand. */
export function readArguments(argv) {
  try {
    const { values } = parseArgs({ args: argv, options: FLAGS });
    choose(values.subjects);
    return { ...values, runs: count('runs', values.runs), idle: count('idle', values.idle) };
  } catch (e) {
    throw Object.assign(e, { exit: 2, hint: 'node web/bench/run.mjs --help lists the flags' });
  }
}

function count(name, text) {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new Error(`reading --${name} "${text}": not a whole number above 0`);
  return n;
}
