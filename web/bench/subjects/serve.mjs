// Builds and starts `biscotte serve` on a free port.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { policy } from './policy.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const START_LIMIT_MS = 20_000;

/**
 * @param {string[]} flags more flags for `go build`
 * @returns {Promise<{origin: string, stop: () => Promise<void>}>}
 */
export async function startBiscotte(flags = []) {
  const dir = await mkdtemp(join(tmpdir(), 'biscotte-bench-'));
  const binary = join(dir, 'biscotte');
  await promisify(execFile)('go', ['build', ...flags, '-o', binary, './cmd/biscotte'], { cwd: ROOT }).catch((e) => {
    throw Object.assign(new Error(`building cmd/biscotte: ${e.stderr || e.message}`), {
      hint: 'leave it out with --subjects none,limit,vanilla-cookieconsent,klaro,orejime,tarteaucitron',
    });
  });
  // It runs in the temporary folder, so that records it may write do not land in the repository.
  await writeFile(join(dir, 'policy.json'), await policy());
  const args = ['serve', '--policy', 'policy.json', '--listen', '127.0.0.1:0'];
  const child = spawn(binary, args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    await rm(dir, { recursive: true, force: true });
  };
  return { origin: await listening(child).catch(async (e) => { await stop(); throw e; }), stop };
}

/** The first URL that the server prints. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`biscotte serve named no URL in time: ${said}`)), START_LIMIT_MS);
    const read = (chunk) => {
      said += chunk;
      const url = /https?:\/\/[\w.:[\]-]+/.exec(said.slice(0, said.lastIndexOf('\n') + 1));
      if (url) { clearTimeout(late); resolve(url[0]); }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => { clearTimeout(late); reject(new Error(`biscotte serve ended with ${code}: ${said}`)); });
  });
}
