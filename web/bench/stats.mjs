// Arithmetic over runs. Pure.

/** Median of the numbers that are there; null when there is none. */
export function median(values) {
  const sorted = values.filter((v) => typeof v === 'number' && !Number.isNaN(v)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const mid = sorted.length >> 1;
  return sorted.length % 2 ? sorted[mid] : (sorted[mid - 1] + sorted[mid]) / 2;
}

/** The value seen most often, the earlier one in a tie; null when there is none. */
export function mode(values) {
  const counts = new Map();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  let best = null;
  for (const [value, n] of counts) if (best === null || n > counts.get(best)) best = value;
  return best;
}

/** The part of long tasks above 50 ms each, summed (web.dev/articles/tbt). */
export function blockingTime(tasks) {
  return tasks.reduce((total, t) => total + Math.max(0, t.ms - 50), 0);
}

export function longest(tasks) {
  return tasks.reduce((max, t) => Math.max(max, t.ms), 0);
}

/** Field by field over runs: numbers by median, everything else by what was seen most often. */
export function summarise(runs) {
  const out = {};
  for (const key of new Set(runs.flatMap(Object.keys))) {
    const values = runs.map((r) => r[key]).filter((v) => v !== null && v !== undefined);
    out[key] = values.some((v) => typeof v === 'number') ? median(values) : mode(values);
  }
  return out;
}
