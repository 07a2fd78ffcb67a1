// Waits until its starter is gone, then ends the temporary PostgreSQL and removes its folder.
import { existsSync, rmSync } from 'node:fs';
import { clusterPaths } from './cluster.mjs';
import { clearLeftovers } from './server.mjs';

const [base] = process.argv.slice(2);

for await (const _ of process.stdin);
const { data } = clusterPaths(base);
if (existsSync(data)) await clearLeftovers(data);
rmSync(base, { recursive: true, force: true });
