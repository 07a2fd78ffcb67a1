// The Prisma client, made from prisma/schema into lib/server/db/generated.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export function generateClient(root, stdio = ['ignore', 'pipe', 'pipe']) {
  const cli = path.join(root, 'node_modules/prisma/build/index.js');
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    // The command line wants a schema engine binary to be there, but making the client does not run it:
    // any program stands in, and nothing is downloaded.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  };
  const result = spawnSync(process.execPath, [cli, 'generate'], { cwd: root, env, stdio, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`prisma generate failed:\n${result.stdout ?? ''}${result.stderr ?? ''}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClient(ROOT, 'inherit');
