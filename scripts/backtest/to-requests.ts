import type { RecordedRequest } from '@/lib/core/backtest/recorded-request';
import type { EventInput } from '@/lib/core/telemetry/event';
import { eventInput } from '@/lib/schemas/event';
import { chooseArm } from '../replay/choose-arm';
import type { RecordedCase } from '../replay/recorded-case';

export interface RecordedRequests {
  requests: RecordedRequest[];
  /** Whether the log says when. */
  hasTimes: boolean;
}

/**
 * The cases of a log as requests in the order of their times; a log without times is served at `rate` a second in its own
 * order. Throws with a sentence that names the request and the field.
 */
export function toRequests(cases: readonly RecordedCase[], rate: number): RecordedRequests {
  const timed = cases.filter(({ time }) => time !== undefined).length;
  if (timed > 0 && timed < cases.length)
    throw new Error(`time: ${cases.length - timed} of ${cases.length} requests do not say when they were.`);
  const hasTimes = timed > 0;
  const requests = cases.map((recorded, place) => {
    const atMs = hasTimes ? timeOf(recorded) : (place * 1000) / rate;
    return toRequest(recorded, atMs);
  });
  return { requests: hasTimes ? requests.sort((a, b) => a.atMs - b.atMs) : requests, hasTimes };
}

function timeOf({ key, time }: RecordedCase): number {
  const atMs = typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : Number.NaN;
  if (!(atMs >= 0)) throw new Error(`Request "${key}": time is not a moment since 1970.`);
  return atMs;
}

function toRequest(recorded: RecordedCase, atMs: number): RecordedRequest {
  const { key, context } = recorded;
  const armOf = (arm: 'baseline' | 'candidate') => toEvent(recorded, arm);
  return {
    targetingKey: key,
    context,
    atMs,
    arms: { baseline: armOf('baseline'), candidate: armOf('candidate') },
  };
}

const NO_LABELS = { variant: '', reason: '', labels: {}, release: null, stage: null };

/** Held to the schema of live events, so that a log counts as it would there. */
function toEvent(recorded: RecordedCase, arm: 'baseline' | 'candidate'): EventInput | null {
  const row = chooseArm(recorded, { ...NO_LABELS, arm });
  if (!row) return null;
  const read = eventInput.safeParse({ id: recorded.key, feature: 'backtest', ...row.measured });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new Error(`Request "${recorded.key}", ${arm}: ${first?.path.join('.')} ${first?.message}.`);
}
