import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { anyFreePort } from '@/scripts/postgres/port.mjs';
import { prometheusPrograms } from '@/scripts/test/server-programs.mjs';
import { endServer, launchServer } from './server-process';

export { prometheusPrograms };

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
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${path.join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ];
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await launchServer([programs.server, ...args], folder, `${url}/-/ready`);
    const stop = async () => {
      await endServer(server, 'SIGKILL');
      await clear();
    };
    return { url, stop };
  } catch (error) {
    await clear();
    throw error;
  }
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
