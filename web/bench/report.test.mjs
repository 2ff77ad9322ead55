import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from './conclude.mjs';
import { report, table } from './report.mjs';
import { runs, subjects } from './results.testdata.mjs';

const results = conclude({ runs: 2, date: '2026-01-02' }, subjects, runs);

test('ratios are to the median of the limit', () => {
  assert.deepEqual(results.subjects.map((s) => s.ratio), [null, 1, 1.5]);
  assert.equal(results.date, '2026-01-02');
});

test('without the limit there is no ratio', () => {
  assert.equal(conclude({ runs: 1 }, [subjects[2]], runs).subjects[0].ratio, null);
});

test('the report has a row for every subject, and returning visits where there were any', () => {
  const [first, returning] = report(results).split('Returning visit');
  for (const { label } of subjects) assert.ok(first.includes(label), label);
  assert.match(first, /A & <B> +750 ms +1\.50 +1\.2 kB +260\.0 kB +3 +12 ms +62 ms +0\.000 +div \(banner\)/);
  assert.match(first, /no banner +– +– +–/);
  assert.match(returning, /A & <B> +1 +0\.7 kB +0 ms +no +no/);
  assert.ok(!returning.includes('limit'));
});

test('columns are aligned', () => {
  const text = table([['n', (s) => s.n]], [{ label: 'a', n: '1' }, { label: 'long', n: '1000' }]);
  assert.equal(text, '         n\na        1\nlong  1000');
});
