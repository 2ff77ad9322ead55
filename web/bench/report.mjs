// The table for people. Pure: text from results.

const ms = (v) => (v === null || v === undefined ? '–' : `${Math.round(v)} ms`);
const kb = (v) => (v === null || v === undefined ? '–' : `${(v / 1000).toFixed(1)} kB`);
const num = (v, digits = 0) => (v === null || v === undefined ? '–' : v.toFixed(digits));
const yes = (v) => (v === undefined || v === null ? '–' : v ? 'yes' : 'no');

const FIRST = [
  ['shown', (s) => ms(s.first.shown)],
  ['of the limit', (s) => num(s.ratio, 2)],
  ['bytes before', (s) => kb(s.first.bytesBeforeShown)],
  ['bytes in all', (s) => kb(s.first.bytesInAll)],
  ['requests', (s) => num(s.first.requests)],
  ['blocking', (s) => ms(s.first.blocking)],
  ['longest task', (s) => ms(s.first.longestTask)],
  ['CLS', (s) => num(s.first.cls, 3)],
  ['LCP element', (s) => s.first.lcp + (s.first.lcpInBanner ? ' (banner)' : '')],
];

const RETURNING = [
  ['requests', (s) => num(s.returning?.requests)],
  ['bytes', (s) => kb(s.returning?.bytes)],
  ['longest task', (s) => ms(s.returning?.longestTask)],
  ['wasm asked for', (s) => yes(s.returning?.wasm)],
  ['banner again', (s) => yes(s.returning?.shownAgain)],
];

/** @param {{runs: number, line: {description: string}, subjects: object[]}} results */
export function report(results) {
  return [
    `${results.line.description}; medians of ${results.runs}; bytes and requests include the page itself`,
    '', 'First visit, nothing cached', '', table(FIRST, results.subjects),
    '', 'Returning visit, answered before', '', table(RETURNING, results.subjects.filter((s) => s.returning)),
  ].join('\n');
}

/** Columns as wide as their widest cell, the first to the left, numbers to the right. */
export function table(columns, subjects) {
  const head = ['', ...columns.map(([title]) => title)];
  const rows = subjects.map((s) => [s.label, ...columns.map(([, cell]) => cell(s))]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((r) => r[i].length)));
  const draw = (r) => r.map((c, i) => (i ? c.padStart(widths[i]) : c.padEnd(widths[i]))).join('  ').trimEnd();
  return [head, ...rows].map(draw).join('\n');
}
