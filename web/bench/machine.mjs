// Where and with what a result was measured.
import { readFile } from 'node:fs/promises';
import os from 'node:os';

/** Versions of Chromium and of the peers as installed, and the machine's processor. */
export async function circumstances(browser, subjects) {
  const versions = { chromium: browser.version(), node: process.versions.node };
  for (const { package: name } of subjects) {
    if (!name) continue;
    const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
    versions[name] = JSON.parse(await readFile(file, 'utf8')).version;
  }
  const processor = os.cpus()[0]?.model ?? '';
  return { versions, machine: { cores: os.cpus().length, processor, system: os.type(), loadAtStart: load() } };
}

/** How many processes wanted a processor in the last minute, on average. */
export const load = () => Number(os.loadavg()[0].toFixed(2));
