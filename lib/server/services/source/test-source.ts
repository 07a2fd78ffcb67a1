import type { Actor } from '@/lib/core/access/actor';
import { describeProblem } from '@/lib/core/monitoring/describe-problem';
import { formatMs } from '@/lib/core/telemetry/format-metric';
import type { SourceTest } from '@/lib/schemas/metric-source';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { clientOf } from '@/lib/server/monitoring/ask-source';
import { SourceFault } from '@/lib/server/monitoring/source-fault';
import { fetchSource } from './internal';

/** Asks the server who it is, and says in words what went wrong. */
export async function testSource(actor: Actor, id: string, signal: AbortSignal): Promise<SourceTest> {
  authorize(actor, 'source:manage');
  const source = await fetchSource(prismaClient(), id);
  const began = performance.now();
  try {
    const { server, warnings } = await clientOf(source).probe(signal);
    return { ok: true, says: `${server} answered in ${formatMs(performance.now() - began)}.`, warnings };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return {
      ok: false,
      says: describeProblem(error.problem, { baseline: null, candidate: null }).title,
      warnings: [],
    };
  }
}
