// From runs to results: medians, and each subject's ratio to the limit. Pure.
import { SLOW_4G, describeLine } from './line.mjs';
import { summarise } from './stats.mjs';

/** @param {Map<string, {first: object, returning: object | null}[]>} runs */
export function conclude(args, subjects, runs) {
  const rows = subjects.map(({ id, label }) => {
    const mine = runs.get(id);
    const returning = mine.map((r) => r.returning).filter(Boolean);
    return {
      id,
      label,
      first: summarise(mine.map((r) => r.first)),
      returning: returning.length ? summarise(returning) : null,
      shownRuns: mine.map((r) => r.first.shown),
    };
  });
  const limit = rows.find((r) => r.id === 'limit')?.first.shown;
  for (const row of rows) row.ratio = limit && row.first.shown ? row.first.shown / limit : null;
  return {
    date: args.date ?? new Date().toISOString().slice(0, 10),
    runs: args.runs,
    line: { ...SLOW_4G, description: describeLine(SLOW_4G) },
    subjects: rows,
  };
}
