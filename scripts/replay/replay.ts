import { setTimeout as delay } from 'node:timers/promises';
import { type Assignment, chooseArm } from './choose-arm';
import type { SluiceClient } from './client';
import type { RecordedArm, RecordedCase } from './recorded-case';
import { type ReportedEvent, Reporter, type ReportTotals } from './reporter';

const WORKERS = 16;

export interface ReplayPlan {
  feature: string;
  run: string;
  speed: number | null;
  /** Ends the sending; what was assigned is still reported. */
  signal: AbortSignal;
  onAssigned: (line: AssignmentLine) => void;
}

/** One line of the assignment log. */
export interface AssignmentLine extends Assignment {
  key: string;
  context: Readonly<Record<string, unknown>>;
  /** Null: nothing was recorded of the assigned version, so nothing was reported. */
  event_id: string | null;
  /** Which row of the file was reported. */
  position: number | null;
  at: string;
}

export interface ReplayTotals extends ReportTotals {
  byVersion: Map<string, number>;
  unrecorded: number;
}

/** Sends each case as one request: asks which version it gets, then reports what that version really did with it. */
export async function replay(
  cases: readonly RecordedCase[],
  client: SluiceClient,
  plan: ReplayPlan,
): Promise<ReplayTotals> {
  const reporter = new Reporter(client, plan.speed === null);
  const byVersion = new Map<string, number>();
  let unrecorded = 0;
  let next = 0;
  const startedAt = Date.now();

  const work = async (): Promise<void> => {
    while (next < cases.length && !plan.signal.aborted) {
      const index = next;
      next += 1;
      const recorded = cases[index];
      if (!recorded) return;
      if (plan.speed !== null) await until(startedAt + (index * 1_000) / plan.speed, plan.signal);
      if (plan.signal.aborted) return;
      const assignment = await client.assign(recorded.key, recorded.context);
      const atMs = Date.now();
      const version = `${assignment.variant} (${assignment.labels.model_version})`;
      byVersion.set(version, (byVersion.get(version) ?? 0) + 1);
      const arm = chooseArm(recorded, assignment);
      const event = arm && toEvent(recorded, arm, assignment, plan, atMs);
      if (event) await reporter.add(event);
      else unrecorded += 1;
      plan.onAssigned({
        ...assignment,
        key: recorded.key,
        context: recorded.context,
        event_id: event?.id ?? null,
        position: arm?.position ?? null,
        at: new Date(atMs).toISOString(),
      });
    }
  };
  const workOrStopAll = (): Promise<void> =>
    work().catch((error: unknown) => {
      next = cases.length;
      throw error;
    });
  await Promise.all(Array.from({ length: WORKERS }, workOrStopAll));
  return { ...(await reporter.finish()), byVersion, unrecorded };
}

/** The id depends on the run and the request alone, so that the same run sent again counts nothing twice. */
function toEvent(
  { key, context }: RecordedCase,
  { measured }: RecordedArm,
  { variant, labels }: Assignment,
  { feature, run }: ReplayPlan,
  atMs: number,
): ReportedEvent {
  return {
    id: `${run}/${key}`,
    time: atMs,
    feature,
    variant,
    ...labels,
    targeting_key: key,
    context,
    ...measured,
  };
}

async function until(atMs: number, signal: AbortSignal): Promise<void> {
  const pause = atMs - Date.now();
  if (pause > 0) await delay(pause, undefined, { signal }).catch(() => {});
}
