import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { SluiceClient } from './client';
import { type ReplayOptions, readOptions, USAGE } from './options';
import { showProgress } from './progress';
import { readLog } from './read-log';
import { type ReplayTotals, replay } from './replay';

async function send(options: ReplayOptions): Promise<ReplayTotals> {
  const cases = readLog(options.file, options.keyBy).slice(options.skip, options.skip + options.limit);
  const client = new SluiceClient(options.url, options.key, options.feature);
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const log = options.log === null ? null : createWriteStream(options.log);
  const progress = showProgress(cases.length);
  try {
    return await replay(cases, client, {
      feature: options.feature,
      run: options.run,
      speed: options.speed,
      signal: interrupted.signal,
      onAssigned: (line) => {
        log?.write(`${JSON.stringify(line)}\n`);
        progress.step();
      },
    });
  } finally {
    progress.stop();
    log?.end();
    if (log) await finished(log);
  }
}

function say({ byVersion, unrecorded, accepted, duplicates, rejected }: ReplayTotals, run: string): void {
  const requests = [...byVersion.values()].reduce((sum, count) => sum + count, 0);
  const lines = [
    `Run "${run}": ${requests} requests`,
    ...[...byVersion].sort().map(([version, count]) => `  ${version}: ${count}`),
    `Events: ${accepted} accepted, ${duplicates} duplicates, ${rejected.length} rejected`,
    ...rejected.slice(0, 10).map(({ id, field, reason }) => `  rejected ${id ?? ''}: ${field} ${reason}`),
    ...(unrecorded > 0
      ? [
          `${unrecorded} requests got a version that the file has no record of; nothing was reported for them.`,
        ]
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function fail(error: unknown, withUsage: boolean): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${withUsage ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
}

let options: ReplayOptions | null = null;
try {
  options = readOptions(process.argv.slice(2), process.env);
} catch (error) {
  fail(error, true);
}
if (options) {
  const { run } = options;
  send(options).then(
    (totals) => {
      say(totals, run);
      if (totals.rejected.length > 0) process.exitCode = 1;
    },
    (error) => fail(error, false),
  );
}
