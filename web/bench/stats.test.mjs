import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockingTime, longest, median, mode, summarise } from './stats.mjs';

test('the median is the middle, or between the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test('the median leaves out what was not measured', () => {
  assert.equal(median([null, 7, undefined, NaN]), 7);
  assert.equal(median([]), null);
  assert.equal(median([null]), null);
});

test('the mode is what was seen most often, the earlier one in a tie', () => {
  assert.equal(mode(['p', 'h1', 'p']), 'p');
  assert.equal(mode(['h1', 'p']), 'h1');
  assert.equal(mode([]), null);
});

test('only what a task takes above 50 ms blocks', () => {
  assert.equal(blockingTime([{ ms: 50 }, { ms: 51 }, { ms: 150 }]), 101);
  assert.equal(blockingTime([]), 0);
  assert.equal(longest([{ ms: 51 }, { ms: 150 }]), 150);
  assert.equal(longest([]), 0);
});

test('runs are summed up field by field', () => {
  const runs = [
    { shown: 500, wasm: false, lcp: 'p' },
    { shown: 700, wasm: false, lcp: 'p' },
    { shown: null, wasm: true, lcp: 'h1' },
  ];
  assert.deepEqual(summarise(runs), { shown: 600, wasm: false, lcp: 'p' });
});

test('what no run measured stays null', () => {
  assert.deepEqual(summarise([{ shown: null }, { shown: null }]), { shown: null });
});
