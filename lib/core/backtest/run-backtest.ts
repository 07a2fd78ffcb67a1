import type { BacktestPlan } from './backtest-plan';
import type { BacktestResult } from './backtest-result';
import { BacktestRun } from './backtest-run';
import type { RecordedRequest } from './recorded-request';

/**
 * What the plan and its triggers would have done with these requests, in the order of their times. Nothing is known of the
 * traffic before, so the yardsticks are made of the first blocks, as for a new feature. The offline stage is left out.
 * Throws RangeError for a plan without a stage that serves anybody.
 */
export function runBacktest(requests: Iterable<RecordedRequest>, plan: BacktestPlan): BacktestResult {
  const run = new BacktestRun(plan);
  for (const request of requests) {
    run.serve(request);
    if (run.isOver) break;
  }
  return run.finish();
}
