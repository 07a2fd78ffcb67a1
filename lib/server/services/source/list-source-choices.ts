import type { Actor } from '@/lib/core/access/actor';
import type { SourceChoice } from '@/lib/schemas/metric-source';
import { listSources } from './list-sources';

/** What a note may name: sources that are not archived. */
export async function listSourceChoices(actor: Actor): Promise<SourceChoice[]> {
  const sources = await listSources(actor);
  return sources.flatMap(({ name, kind, archivedAt }) => (archivedAt === null ? [{ name, kind }] : []));
}
