// The line and the machine that visitors are given: a slow 4G phone.

/** Latency in ms per request, rates in bits per second, processor as a slow-down factor. */
export const SLOW_4G = { latency: 150, down: 1_600_000, up: 750_000, cpu: 4 };

const BITS = 8;

/** Throttles one page. The parameters are those of Chromium's DevTools protocol. */
export async function throttle(cdp, line) {
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: line.down / BITS,
    uploadThroughput: line.up / BITS,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: line.cpu });
}

export function describeLine(line) {
  const mbit = (n) => `${(n / 1e6).toFixed(2).replace(/0$/, '')} Mbit/s`;
  return `${line.latency} ms, ${mbit(line.down)} down, ${mbit(line.up)} up, processor ${line.cpu} times slower`;
}
