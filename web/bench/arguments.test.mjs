import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from './arguments.mjs';
import { choose, ids } from './subjects/index.mjs';

test('without flags it is seven runs of everybody', () => {
  const args = readArguments([]);
  assert.equal(args.runs, 7);
  assert.deepEqual(choose(args.subjects).map((s) => s.id), ids);
});

test('what it does not understand is a usage error', () => {
  for (const argv of [['--runs', '0'], ['--runs', 'x'], ['--nope'], ['word'], ['--subjects', 'nobody']]) {
    assert.throws(() => readArguments(argv), (e) => e.exit === 2, argv.join(' '));
  }
});
