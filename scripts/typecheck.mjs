// The route types of Next, then the compiler over everything.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

for (const [cli, ...args] of [
  ['next/dist/bin/next', 'typegen'],
  ['typescript/bin/tsc', '--noEmit', '-p', '.'],
]) {
  const { status } = spawnSync(process.execPath, [`node_modules/${cli}`, ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
