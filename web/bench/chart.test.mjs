import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chart } from './chart.mjs';
import { conclude } from './conclude.mjs';
import { runs, subjects } from './results.testdata.mjs';

const svg = chart(conclude({ runs: 2, date: '2026-01-02' }, subjects, runs));

test('there is a bar for every banner, the soonest first, and none for the page without one', () => {
  assert.equal(svg.match(/<rect /g).length, 2);
  assert.ok(svg.indexOf('500 ms</tspan>') < svg.indexOf('750 ms</tspan>'));
  assert.ok(!svg.includes('no banner'));
});

test('bars are as long as the times are', () => {
  const [limit, x] = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((m) => Number(m[1]));
  assert.ok(Math.abs(x / limit - 1.5) < 0.01);
});

test('labels are escaped', () => {
  assert.ok(svg.includes('A &amp; &lt;B>'));
  assert.ok(!svg.includes('<B>'));
});

test('it stands on a light and on a dark page: no background, no colour near either', () => {
  const luminance = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  for (const [, colour] of svg.matchAll(/<(?:rect|text|tspan)[^>]*fill="(#\w{6})"/g)) {
    for (const page of ['#ffffff', '#0d1117']) {
      assert.ok(contrast(luminance(colour), luminance(page)) >= 3, `${colour} on ${page}`);
    }
  }
});
