import type { BacktestResult } from '@/lib/core/backtest/backtest-result';
import { runBacktest } from '@/lib/core/backtest/run-backtest';
import type { Stage } from '@/lib/core/release/note';
import type { BacktestNote } from '@/lib/schemas/backtest';
import { readLog } from '../replay/read-log';
import type { BacktestOptions } from './options';
import { readPlan } from './read-plan';
import type { Clock } from './render-result';
import { toRequests } from './to-requests';

export interface BacktestedLog {
  result: BacktestResult;
  stages: readonly Stage[];
  clock: Clock;
  /** Of the run alone, and of reading the log before it. */
  seconds: number;
  readSeconds: number;
}

/** Reads the log and the plan, and runs the one over the other. */
export function backtestLog(options: BacktestOptions): BacktestedLog {
  const { file, keyBy, bucketBy, salt, rate, skip, limit, hasGates } = options;
  const note = withMinimums(readPlan(options.plan), options);
  const begun = performance.now();
  const { requests, hasTimes } = toRequests(readLog(file, keyBy).slice(skip, skip + limit), rate);
  if (requests.length === 0) throw new Error(`${file} has no request to run over.`);
  const read = performance.now();
  const result = runBacktest(requests, { note, salt, bucketBy, hasGates, hasTimes });
  return {
    ...{ result, stages: note.plan.stages, clock: { startMs: requests[0]?.atMs ?? 0, hasTimes } },
    ...{ seconds: (performance.now() - read) / 1000, readSeconds: (read - begun) / 1000 },
  };
}

function withMinimums(
  note: BacktestNote,
  { stageRequests, stageMinutes }: Pick<BacktestOptions, 'stageRequests' | 'stageMinutes'>,
): BacktestNote {
  const stages = note.plan.stages.map((stage, index) =>
    index === 0
      ? stage
      : {
          ...stage,
          minRequests: stageRequests ?? stage.minRequests,
          minMinutes: stageMinutes ?? stage.minMinutes,
        },
  );
  return { ...note, plan: { stages } };
}
