// A static site for one subject: the demo page and the subject's files, compressed ahead of time, on a free port of
// the loopback interface. What it does not have it asks of the subject's own server, if there is one.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { page } from './page.mjs';

const TYPES = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
const HTML = 'text/html; charset=utf-8';
const MODULES = fileURLToPath(new URL('node_modules/', import.meta.url));

// The page is asked for anew each time; what a subject brings may be kept for good, the best that an owner can do.
const PAGE_CACHE = 'no-cache';
const FILE_CACHE = 'public, max-age=31536000, immutable';

/** @returns {Promise<{url: string, stop: () => Promise<void>}>} */
export async function startSite(subject) {
  const upstream = subject.start ? await subject.start() : null;
  const entries = new Map([
    ['/', entry(page(subject.head), HTML, PAGE_CACHE)],
    ['/blank', entry(page(), HTML, PAGE_CACHE)],
  ]);
  for (const [path, { from, body }] of Object.entries(subject.files ?? {})) {
    entries.set(path, entry(body ?? await readFile(MODULES + from), TYPES[extname(path)], FILE_CACHE));
  }
  const server = http.createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://site');
    if (entries.has(pathname)) return send(req, res, entries.get(pathname));
    if (upstream) return pass(req, res, upstream.origin);
    res.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await upstream?.stop();
    },
  };
}

function entry(body, type, cache) {
  const plain = Buffer.from(body);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  return { type, cache, '': plain, br: brotliCompressSync(plain, { params }), gzip: gzipSync(plain, { level: 9 }) };
}

function send(req, res, found) {
  const accepted = req.headers['accept-encoding'] ?? '';
  const encoding = ['br', 'gzip'].find((e) => accepted.includes(e)) ?? '';
  res.writeHead(200, {
    'Content-Type': found.type,
    'Content-Length': found[encoding].length,
    'Cache-Control': found.cache,
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  res.end(found[encoding]);
}

function pass(req, res, origin) {
  const onward = http.request(origin + req.url, { method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
  req.pipe(onward);
}
