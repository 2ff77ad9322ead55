// The demo page: one article, the same for every subject but for its tags.

const STYLE = `body{margin:0;font:16px/1.6 system-ui,sans-serif;color:#222;background:#fff}
header,main,footer{max-width:46rem;margin:0 auto;padding:1rem}header{border-bottom:1px solid #ddd}
h1{font-size:2.4rem;line-height:1.2}.lead{font-size:1.3rem}.box{border-left:4px solid #58a;padding-left:1rem}`;

const PARAGRAPH = `A data set is only as good as the questions that it answers. The tree register lists each tree
that the town looks after, with its kind, its girth and the year in which it was planted; the counters beside the
cycle paths add a line every quarter of an hour. Put side by side they show where shade is missing in July.`;

const sections = ['What is in the register', 'How it is kept', 'Where to find it']
  .map((title) => `<h2>${title}</h2>\n<p>${PARAGRAPH}</p>\n<p class="box">${PARAGRAPH}</p>`)
  .join('\n');

/** @param {string} head a subject's tags */
export function page(head = '') {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The town's trees, counted</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
${head}
</head>
<body>
<header><strong>Open data</strong> · <a href="/">Data sets</a> · <a href="/cookies">Cookies</a></header>
<main>
<h1>The town's trees, counted one by one and free for everybody to use</h1>
<p class="lead">${PARAGRAPH}</p>
${sections}
</main>
<footer><a href="/cookies">Cookies</a></footer>
</body>
</html>
`;
}
