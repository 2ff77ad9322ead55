// What went over the wire, as Chromium's network log tells it.

/** Starts recording; call once per page, before it navigates. Needs Network.enable. */
export function record(cdp) {
  const requests = new Map();
  const log = { requests, inFlight: new Set(), lastActivity: Date.now(), clockOffset: null };
  const touch = () => { log.lastActivity = Date.now(); };
  const of = (id, use) => { touch(); const r = requests.get(id); if (r) use(r); };

  cdp.on('Network.requestWillBeSent', (e) => {
    touch();
    if (!/^https?:/.test(e.request.url)) return;
    // wall clock minus the log's own clock, both in seconds
    log.clockOffset ??= e.wallTime - e.timestamp;
    requests.set(e.requestId, { url: e.request.url, type: e.type, chunks: [], cached: false, status: null });
    log.inFlight.add(e.requestId);
  });
  cdp.on('Network.requestServedFromCache', (e) => of(e.requestId, (r) => { r.cached = true; }));
  cdp.on('Network.responseReceived', (e) => of(e.requestId, (r) => {
    r.status ??= e.response.status;
    r.cached ||= e.response.fromDiskCache;
    r.encoding = e.response.headers['content-encoding'] ?? e.response.headers['Content-Encoding'] ?? '';
    r.chunks.push({ t: e.timestamp, bytes: e.response.encodedDataLength });
  }));
  cdp.on('Network.responseReceivedExtraInfo', (e) => of(e.requestId, (r) => { r.status = e.statusCode; }));
  cdp.on('Network.dataReceived', (e) => of(e.requestId, (r) => {
    r.chunks.push({ t: e.timestamp, bytes: e.encodedDataLength });
  }));
  cdp.on('Network.loadingFinished', (e) => of(e.requestId, (r) => {
    log.inFlight.delete(e.requestId);
    const rest = e.encodedDataLength - sum(r.chunks);
    if (rest > 0) r.chunks.push({ t: e.timestamp, bytes: rest });
  }));
  cdp.on('Network.loadingFailed', (e) => of(e.requestId, () => log.inFlight.delete(e.requestId)));
  return log;
}

/** Bytes (headers and bodies, compressed) received until the wall clock time given in ms, or in all. */
export function bytes(log, untilWallMs = Infinity) {
  const until = untilWallMs / 1000 - log.clockOffset;
  let total = 0;
  for (const r of wired(log)) total += sum(r.chunks.filter((c) => c.t <= until));
  return total;
}

/** Requests that left the browser: what came whole from its cache is not among them. */
export function wired(log) {
  return [...log.requests.values()].filter((r) => !r.cached || r.status === 304);
}

const sum = (chunks) => chunks.reduce((n, c) => n + c.bytes, 0);
