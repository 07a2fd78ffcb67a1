import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import { SOURCE_LANGUAGES, type SourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { planCalls, type SourceCall } from '@/lib/core/monitoring/plan-calls';
import type { QueryScope } from '@/lib/core/monitoring/query-scope';
import { type CallRows, failedAnswer, segmentRows } from '@/lib/core/monitoring/segment-rows';
import { templateFaults } from '@/lib/core/monitoring/template-faults';
import { findSourceNamed, type SourceRecord } from '../db/metric-source-rows';
import { prismaClient } from '../db/prisma-client';
import { clickhouseSource } from './clickhouse-source';
import { postgresSource } from './postgres-source';
import { prometheusSource } from './prometheus-source';
import { unsealSecret } from './seal-secret';
import type { SourceClient } from './source-client';
import { SourceFault } from './source-fault';

/** Asks the source that the query names. What goes wrong there is part of the answer; a fault of ours is thrown. */
export async function askSource(
  query: SourceQuery,
  scope: QueryScope,
  signal: AbortSignal,
): Promise<MonitoringAnswer> {
  const faults = templateFaults(query);
  if (faults.length > 0) return failedAnswer(scope, { kind: 'bad_template', faults });
  try {
    const client = clientOf(await usableSource(query));
    const plan = planCalls(query, scope);
    if (plan.kind === 'same_for_both') {
      return failedAnswer(scope, { kind: 'not_segmented', labels: plan.labels, of: 'query' });
    }
    const answers = await Promise.all(plan.calls.map((call) => askOnce(client, call, scope, signal)));
    const warnings = [...new Set(answers.flatMap((answer) => answer.warnings))];
    return { ...segmentRows(answers, scope), warnings };
  } catch (error) {
    if (error instanceof SourceFault) return failedAnswer(scope, error.problem);
    throw error;
  }
}

/** Throws a SourceFault when the stored secret cannot be read. */
export function clientOf({ id, name, settings, sealedSecret }: SourceRecord): SourceClient {
  const secret = sealedSecret === null ? '' : unsealSecret(sealedSecret, id);
  if (secret === null) throw new SourceFault({ kind: 'secret_lost', source: name });
  switch (settings.kind) {
    case 'prometheus':
      return prometheusSource(settings.config, secret);
    case 'postgres':
      return postgresSource(settings.config, secret);
    case 'clickhouse':
      return clickhouseSource(settings.config, secret);
  }
}

async function usableSource({ source: name, kind }: SourceQuery): Promise<SourceRecord> {
  const source = name === '' ? null : await findSourceNamed(prismaClient(), name);
  if (!source) throw new SourceFault({ kind: 'unknown_source', source: name });
  if (source.archivedAt) throw new SourceFault({ kind: 'archived', source: name });
  if (source.settings.kind === kind) return source;
  const detail = `asked in ${SOURCE_LANGUAGES[source.settings.kind]}, and the query is written in ${SOURCE_LANGUAGES[kind]}`;
  throw new SourceFault({ kind: 'other_kind', source: name, detail });
}

async function askOnce(
  client: SourceClient,
  call: SourceCall,
  scope: QueryScope,
  signal: AbortSignal,
): Promise<CallRows & { warnings: string[] }> {
  return { arm: call.arm, ...(await client.ask(call, scope, signal)) };
}
