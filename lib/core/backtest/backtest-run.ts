import { type ExcludedCohort, findExcluded } from '../cohort/excluded-cohort';
import { readAttribute } from '../cohort/match-rule';
import { renderTrigger } from '../release/render-trigger';
import { routedAt } from '../release/routed-at';
import { evaluateFlag } from '../routing/evaluate-flag';
import type { RoutedFeature } from '../routing/routing-snapshot';
import { distanceOf } from '../watch/distance';
import { judgeWatch, type WatchReading } from '../watch/judge-watch';
import { firingSentence } from '../watch/reading-sentence';
import { BLOCK_MS, beginEpoch, stepWatch } from '../watch/step-watch';
import { type WantedAction, wantedActions } from '../watch/wanted-actions';
import { NO_REFERENCE } from '../watch/watch-reference';
import { type WatchSetup, watchSetup } from '../watch/watch-setup';
import { newWatchState } from '../watch/watch-state';
import type { BacktestPlan } from './backtest-plan';
import type { BacktestResult, RunMoment, StageRun, TriggerRun } from './backtest-result';
import { FirstValues, OpenBlock } from './open-block';
import type { RecordedRequest } from './recorded-request';
import { stageChecks } from './stage-checks';

/** One run of a plan over a log. Decisions fall where a block ends, so that no block holds two cohorts. */
export class BacktestRun {
  private readonly setup: WatchSetup;
  private readonly state = newWatchState(-1);
  private readonly values = new FirstValues();
  private readonly excluded: ExcludedCohort[] = [];
  private readonly stages: StageRun[] = [];
  private readonly triggers: TriggerRun[];
  private feature: RoutedFeature;
  private block: OpenBlock | null = null;
  private units = { candidate: new Set<string>(), baseline: new Set<string>() };
  private index = 1;
  private requests = 0;
  private unrecorded = 0;
  private outcome: BacktestResult['outcome'] = 'log_ended';

  constructor(private readonly plan: BacktestPlan) {
    const { note } = plan;
    this.setup = watchSetup(note, NO_REFERENCE);
    this.triggers = note.triggers.map((trigger) => ({
      id: trigger.id,
      sentence: renderTrigger(trigger),
      nearest: 0,
    }));
    this.feature = this.routed();
  }

  /** Nothing more can happen: the plan ran through, or everything was taken back. */
  get isOver(): boolean {
    return this.outcome === 'ran_through' || this.outcome === 'rolled_back';
  }

  serve({ targetingKey, context, atMs, arms }: RecordedRequest): void {
    const number = Math.floor(atMs / BLOCK_MS);
    if (this.block && number > this.block.number) this.closeBlock();
    if (this.isOver) return;
    const stage = this.stages.at(-1) ?? this.enter(atMs);
    this.block ??= new OpenBlock(number, this.index, this.values);
    this.requests += 1;
    const said = { ...context, targetingKey };
    const { arm, comparable } = evaluateFlag(this.feature, targetingKey, said);
    const event = arm && arms[arm];
    if (!event) this.unrecorded += 1;
    if (!event || !comparable) {
      stage.beside += 1;
      return;
    }
    stage.compared[arm] += 1;
    this.units[arm].add(this.unitOf(targetingKey, said));
    this.block.add(arm, event, context);
  }

  finish(): BacktestResult {
    this.closeBlock();
    const { outcome, requests, unrecorded, stages, excluded, triggers } = this;
    return { outcome, requests, unrecorded, stages, excluded, triggers };
  }

  private unitOf(targetingKey: string, said: RecordedRequest['context']): string {
    const { bucketBy } = this.plan;
    return bucketBy === 'targetingKey' ? targetingKey : String(readAttribute(said, bucketBy));
  }

  private routed(): RoutedFeature {
    const { note, salt, bucketBy } = this.plan;
    const routed = routedAt({ salt, bucketBy }, note.plan, this.index, this.excluded);
    if (!routed.release) throw new RangeError('The plan has no stage that serves anybody.');
    return routed;
  }

  private enter(atMs: number): StageRun {
    const stage: StageRun = {
      ...{ index: this.index, name: this.plan.note.plan.stages[this.index]?.name ?? '' },
      ...{ entered: { requests: this.requests, atMs }, left: null },
      ...{ compared: { candidate: 0, baseline: 0 }, beside: 0, actions: [], checks: [] },
    };
    this.stages.push(stage);
    this.units = { candidate: new Set(), baseline: new Set() };
    return stage;
  }

  private closeBlock(): void {
    const stage = this.stages.at(-1);
    if (!this.block || !stage || this.isOver) return;
    const at = { requests: this.requests, atMs: (this.block.number + 1) * BLOCK_MS };
    stepWatch(this.state, this.block.close(), this.setup);
    this.block = null;
    const reading = judgeWatch(this.state, this.setup);
    this.noteNearest(reading);
    const wanted = wantedActions(this.plan.note.triggers, reading).find((one) => this.isNew(one));
    if (wanted) this.act(wanted, stage, at);
    else if (this.outcome !== 'held') this.judge(reading, stage, at);
  }

  private noteNearest(reading: WatchReading): void {
    for (const found of reading.triggers) {
      const known = this.triggers.find(({ id }) => id === found.triggerId);
      if (known && found.needed === 0) known.nearest = Math.max(known.nearest, distanceOf(found));
    }
  }

  /** What is held is held once, and a cohort is left out once. */
  private isNew({ action, cohort }: WantedAction): boolean {
    if (action === 'hold') return this.outcome !== 'held';
    return action !== null || (cohort !== null && !findExcluded(this.excluded, cohort));
  }

  private act({ trigger, found, cohort, action }: WantedAction, stage: StageRun, at: RunMoment): void {
    const sentence = firingSentence(trigger, found, cohort ?? undefined);
    const kind = action === null ? 'excluded' : action === 'hold' ? 'held' : 'rolled_back';
    stage.actions.push({ kind, triggerId: trigger.id, cohort, sentence, at });
    if (kind !== 'excluded') this.outcome = kind;
    else if (cohort) {
      this.excluded.push(cohort);
      this.feature = this.routed();
      const { through } = this.state;
      beginEpoch(this.state, { epoch: this.excluded.length, through, excluded: cohort });
    }
  }

  private judge(reading: WatchReading, stage: StageRun, at: RunMoment): void {
    const { note } = this.plan;
    const planned = note.plan.stages[this.index];
    if (!planned) return;
    stage.checks = stageChecks(
      {
        ...{ stage: planned, triggers: note.triggers, reading, compared: stage.compared },
        assigned: { candidate: this.units.candidate.size, baseline: this.units.baseline.size },
        ...{ enteredAtMs: stage.entered.atMs, nowMs: at.atMs },
      },
      this.plan,
    );
    if (!stage.checks.every(({ outcome }) => outcome === 'pass')) return;
    stage.left = at;
    if (this.index + 1 >= note.plan.stages.length) {
      this.outcome = 'ran_through';
      return;
    }
    this.index += 1;
    this.feature = this.routed();
    this.enter(at.atMs);
  }
}
