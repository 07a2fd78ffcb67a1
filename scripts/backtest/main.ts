import type { BacktestResult } from '@/lib/core/backtest/backtest-result';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { type BacktestedLog, backtestLog } from './backtest-log';
import { type BacktestOptions, readOptions, USAGE } from './options';
import { renderResult } from './render-result';

function say({ result, stages, clock, seconds, readSeconds }: BacktestedLog, json: boolean): void {
  const perSecond = Math.round(result.requests / Math.max(seconds, 1e-6));
  if (json) {
    const measured = { ...result, seconds, readSeconds, requestsPerSecond: perSecond };
    process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
    return;
  }
  const speed = `${formatCount(perSecond)} requests a second: run in ${seconds.toFixed(2)} s, read in ${readSeconds.toFixed(2)} s.`;
  process.stdout.write(`${[...renderResult(result, stages, clock), speed].join('\n')}\n`);
}

function codeOf({ outcome, stages }: BacktestResult): number {
  if (stages.some(({ actions }) => actions.length > 0)) return 3;
  return outcome === 'ran_through' ? 0 : 2;
}

function fail(error: unknown, usage: string): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 1;
}

let options: BacktestOptions | null = null;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  fail(error, `\n${USAGE}\n`);
}
if (options) {
  try {
    const ran = backtestLog(options);
    say(ran, options.json);
    process.exitCode = codeOf(ran.result);
  } catch (error) {
    fail(error, '');
  }
}
