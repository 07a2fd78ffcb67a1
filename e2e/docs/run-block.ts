import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../scripts/docs/list-pages';
import type { CodeBlock } from '../../scripts/docs/read-page';

interface Ran {
  code: number | null;
  output: string;
  said: string;
}

/** A folder to run a page's blocks in: what the project has, by links, so that commands work and what they write is gone. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sluice-docs-'));
  for (const name of readdirSync(ROOT)) {
    if (!name.startsWith('.')) symlinkSync(path.join(ROOT, name), path.join(folder, name));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

export function runBlock(
  block: CodeBlock,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  if (block.language === 'bash') return run('bash', ['-euo', 'pipefail', '-c', block.text], folder, env);
  if (block.language === 'ts') return runScript(block.text, folder, env);
  throw new Error(`Nothing runs a block of ${block.language}`);
}

/** In the project's own cache, where Node finds its packages. */
async function runScript(text: string, folder: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const cache = path.join(ROOT, 'node_modules/.cache/sluice');
  mkdirSync(cache, { recursive: true });
  const own = mkdtempSync(path.join(cache, 'docs-'));
  try {
    const file = path.join(own, 'block.mts');
    writeFileSync(file, text);
    return await run(process.execPath, ['--import', 'tsx', file], folder, env);
  } finally {
    rmSync(own, { recursive: true });
  }
}

function run(
  program: string,
  args: string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran: Ran = { code: null, output: '', said: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ran.output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ran.said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
  });
}
