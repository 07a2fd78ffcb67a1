import type { SourceKind, SourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { planCalls } from '@/lib/core/monitoring/plan-calls';
import type { QueryScope } from '@/lib/core/monitoring/query-scope';
import { segmentRows } from '@/lib/core/monitoring/segment-rows';
import type { SourceClient } from '@/lib/server/monitoring/source-client';

const LABELS = { model_version: 'm1', prompt_version: 'p1', retrieval_version: 'r1', policy_version: 'c1' };

/** Version labels that are code in one of the languages queries are written in. */
export const HOSTILE_NAMES = [
  "'; DROP TABLE request; --",
  "' OR 1=1 --",
  '$1',
  '"} or vector(1) #',
  '\\"} or vector(1) #',
  'a\\',
  'a\nb\r\tc',
  '.*',
  '{{from}}',
  "\\' OR 1=1 --",
  '(SELECT 1)',
  '`x` 🦀',
];

/** The last hour, in steps of two minutes, of v1 against a candidate of this name. */
export function hourBefore(now: Date, candidate = 'v2'): QueryScope {
  const toMs = Math.floor(now.getTime() / 120_000) * 120_000;
  return {
    featureKey: 'reply',
    versions: {
      baseline: { variant: 'v1', ...LABELS },
      candidate: { variant: candidate, ...LABELS, prompt_version: candidate },
    },
    fromMs: toMs - 3_600_000,
    toMs,
    stepSeconds: 120,
  };
}

/** Asks one source as a release's query is asked, without the database around it. */
export async function askClient(client: SourceClient, kind: SourceKind, text: string, scope: QueryScope) {
  const query: SourceQuery = { source: 's', kind, query: text, windowMinutes: 60, unit: '' };
  const plan = planCalls(query, scope);
  if (plan.kind !== 'calls') throw new Error('The query is the same for both versions');
  const { signal } = new AbortController();
  const answers = await Promise.all(
    plan.calls.map(async (call) => ({ arm: call.arm, ...(await client.ask(call, scope, signal)) })),
  );
  return { ...segmentRows(answers, scope), warnings: answers.flatMap(({ warnings }) => warnings) };
}
