// Results for the tests: two subjects and the page without a banner, with round figures.
const visit = (shown, rest = {}) => ({
  shown, firstPaint: 400, bytesBeforeShown: shown === null ? null : 1200, bytesInAll: 260_000, requests: 3,
  blocking: 12, longestTask: 62, cls: 0, lcp: 'p.lead', lcpInBanner: false, ...rest,
});

export const subjects = [{ id: 'none', label: 'no banner' }, { id: 'limit', label: 'limit' }, { id: 'x', label: 'A & <B>' }];

export const runs = new Map([
  ['none', [{ first: visit(null), returning: null }]],
  ['limit', [{ first: visit(400), returning: null }, { first: visit(600), returning: null }]],
  ['x', [{
    first: visit(750, { lcp: 'div', lcpInBanner: true }),
    returning: { shownAgain: false, requests: 1, bytes: 700, longestTask: 0, wasm: false },
  }]],
]);
