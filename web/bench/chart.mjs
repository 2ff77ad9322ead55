// The picture for the README: how long until each banner is seen, and what had to be fetched for it. Pure.
//
// An SVG inside <img> cannot know whether the page around it is light or dark, so there is no background and every
// colour stands out against both (contrast of the greys: about 4.5 on white, 4.4 on #0d1117).

const INK = '#767c85';
const COLOURS = { limit: '#8b949e', biscotte: '#c2762b' };
const OTHERS = '#5b86b8';
const LEFT = 190;
const WIDTH = 760;
const ROW = 34;
const TOP = 52;
const LABEL = 215; // room for the text behind the longest bar

const escape = (s) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param {{line: {description: string}, runs: number, subjects: object[]}} results */
export function chart(results) {
  const shown = results.subjects.filter((s) => s.first.shown !== null).sort((a, b) => a.first.shown - b.first.shown);
  const longest = Math.max(1, ...shown.map((s) => s.first.shown));
  const scale = (WIDTH - LEFT - LABEL) / longest;
  const height = TOP + shown.length * ROW + 30;
  const said = shown.map((s) => `${s.label} ${Math.round(s.first.shown)} ms`).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"
 role="img" aria-label="${escape(`Time until the banner is seen: ${said}`)}" font-family="system-ui, sans-serif">
<text x="0" y="18" font-size="16" font-weight="600" fill="${INK}">Until the banner is seen, first visit</text>
<text x="0" y="38" font-size="12" fill="${INK}">${escape(results.line.description)}; median of ${results.runs}</text>
${shown.map((s, i) => bar(s, TOP + i * ROW, scale)).join('\n')}
<text x="0" y="${height - 6}" font-size="12" fill="${INK}">kB: received, page included, before the banner is seen / in all</text>
</svg>
`;
}

function bar(subject, y, scale) {
  const width = Math.max(1, subject.first.shown * scale);
  const kb = (v) => (v / 1000).toFixed(1);
  const text = `${Math.round(subject.first.shown)} ms`;
  const size = `${kb(subject.first.bytesBeforeShown)} / ${kb(subject.first.bytesInAll)} kB`;
  const weight = subject.id === 'biscotte' ? ' font-weight="700"' : '';
  return `<text x="${LEFT - 10}" y="${y + 18}" font-size="13" text-anchor="end" fill="${INK}"${weight}>${escape(subject.label)}</text>
<rect x="${LEFT}" y="${y + 3}" width="${width.toFixed(1)}" height="22" rx="3" fill="${COLOURS[subject.id] ?? OTHERS}"/>
<text x="${(LEFT + width + 8).toFixed(1)}" y="${y + 18}" font-size="13" fill="${INK}"><tspan font-weight="600">${text}</tspan>  ${size}</text>`;
}
