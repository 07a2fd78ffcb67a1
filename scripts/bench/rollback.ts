import { spawn } from 'node:child_process';

const SPEC = 'e2e/resilience/rollback-reaches-both-processes.spec.ts';

/** Twenty rollbacks by a click in the browser, with two processes on one database; prints how long each took. */
export function benchRollback(): Promise<boolean> {
  const args = ['node_modules/@playwright/test/cli.js', 'test', SPEC, '--reporter=line'];
  const env = { ...process.env, SLUICE_ROLLBACK_ROUNDS: '20' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}
