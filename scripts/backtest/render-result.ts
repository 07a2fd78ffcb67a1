import type { BacktestResult, RunMoment, StageRun } from '@/lib/core/backtest/backtest-result';
import { renderExcluded } from '@/lib/core/cohort/excluded-cohort';
import { renderCohort } from '@/lib/core/cohort/render-cohort';
import type { Stage } from '@/lib/core/release/note';
import { formatCount } from '@/lib/core/telemetry/format-metric';

/** When the log begins, and whether its times are real: else only what has passed is said. */
export interface Clock {
  startMs: number;
  hasTimes: boolean;
}

/** What became of the plan, stage by stage, in lines for people; the summary last. */
export function renderResult(result: BacktestResult, stages: readonly Stage[], clock: Clock): string[] {
  const [offline] = stages;
  return [
    ...(offline
      ? [`Stage "${offline.name}" is left out: a log of traffic says nothing of offline evidence.`]
      : []),
    ...(clock.hasTimes
      ? []
      : ['The log does not say when its requests were: the minutes of the plan are left out.']),
    ...result.stages.flatMap((stage) => ['', ...renderStage(stage, stages[stage.index], clock)]),
    '',
    ...result.triggers.map(
      ({ sentence, nearest }) =>
        `Trigger "${sentence}": over all requests it came ${Math.round(nearest * 100)} % of the way.`,
    ),
    ...(result.unrecorded > 0
      ? [`${formatCount(result.unrecorded)} requests got a version that the log has no record of.`]
      : []),
    '',
    summaryOf(result),
  ];
}

function renderStage(run: StageRun, stage: Stage | undefined, clock: Clock): string[] {
  const { candidate, baseline } = run.compared;
  const whom = stage?.cohort ? `, ${renderCohort(stage.cohort)}` : '';
  return [
    `Stage "${run.name}"${whom}: entered ${moment(run.entered, clock)}`,
    `  compared: candidate ${formatCount(candidate)}, baseline ${formatCount(baseline)}; beside it ${formatCount(run.beside)}`,
    ...run.actions.map(({ kind, cohort, sentence, at }) => {
      const what = kind === 'excluded' && cohort ? `${renderExcluded(cohort)} excluded` : WHAT[kind];
      return `  ${moment(at, clock)}: ${what}. ${sentence}`;
    }),
    ...run.checks.map(({ outcome, text, reason }) => `  ${outcome}: ${text}. ${reason}`),
    run.left ? `  left ${moment(run.left, clock)}` : '  not left',
  ];
}

const WHAT = { excluded: 'excluded', held: 'held', rolled_back: 'rolled back' } as const;

function moment({ requests, atMs }: RunMoment, { startMs, hasTimes }: Clock): string {
  const seconds = Math.max(0, Math.round((atMs - startMs) / 1000));
  const passed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
  return `after ${requestsText(requests)}, ${hasTimes ? new Date(atMs).toISOString() : passed}`;
}

/** Everything in one line. */
export function summaryOf({ outcome, requests, stages, excluded }: BacktestResult): string {
  const last = stages.at(-1)?.name ?? '';
  const end = {
    ran_through: 'The plan ran through',
    rolled_back: `Rolled back in "${last}"`,
    held: `Held in "${last}"`,
    log_ended: `Nothing took it back; the log ended in "${last}"`,
  }[outcome];
  const without = excluded.length > 0 ? `, without ${excluded.map(renderExcluded).join(' and ')}` : '';
  return `${end}${without}, after ${requestsText(requests)}.`;
}

function requestsText(requests: number): string {
  return `${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`;
}
