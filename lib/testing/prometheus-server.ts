import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { prometheusPrograms } from '@/scripts/test/server-programs.mjs';

export { prometheusPrograms };

const START_MS = 60_000;
const run = promisify(execFile);

export interface PrometheusSample {
  labels: Record<string, string>;
  at: Date;
  value: number;
}

export interface PrometheusServer {
  url: string;
  stop(): Promise<void>;
}

/** For `describe.skipIf` and its title. */
export const NO_PROMETHEUS = 'skipped: no prometheus on this machine (apt-get install prometheus)';

/** A Prometheus of one's own that has recorded these samples of one gauge already: nothing is waited for. */
export async function startPrometheus(
  metric: string,
  samples: readonly PrometheusSample[],
): Promise<PrometheusServer> {
  const programs = prometheusPrograms();
  if (!programs) throw new Error('There is no prometheus on this machine');
  const folder = await mkdtemp(path.join(tmpdir(), 'sluice-prometheus-'));
  const data = path.join(folder, 'data');
  await writeFile(path.join(folder, 'prometheus.yml'), 'scrape_configs: []\n');
  await writeFile(path.join(folder, 'samples.txt'), openMetrics(metric, samples));
  await run(programs.tool, [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    path.join(folder, 'samples.txt'),
    data,
  ]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${path.join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ];
  const server = spawn(programs.server, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = async () => {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  };
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4_000);
  });
  const until = Date.now() + START_MS;
  while (Date.now() < until && server.exitCode === null) {
    if (await isReady(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`prometheus did not start: ${said}`);
}

function openMetrics(metric: string, samples: readonly PrometheusSample[]): string {
  const lines = samples.map(({ labels, at, value }) => {
    const named = Object.entries(labels).map(([name, text]) => `${name}="${escaped(text)}"`);
    return `${metric}{${named.join(',')}} ${value} ${at.getTime() / 1000}`;
  });
  return [`# TYPE ${metric} gauge`, ...lines, '# EOF', ''].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/-/ready`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      const port = typeof bound === 'object' && bound ? bound.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
