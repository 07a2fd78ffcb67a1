import type { Actor } from '@/lib/core/access/actor';
import type { AuditBody } from '@/lib/core/audit/audit-entry';
import { auditSentence } from '@/lib/core/audit/audit-sentence';
import { type AuditEntryView, type AuditPage, type AuditQuery, auditQuery } from '@/lib/schemas/audit';
import { authorize } from '../../auth/authorize';
import { type AuditNames, type AuditRecord, readAuditNames, readAuditPage } from '../../db/audit-rows';

export async function listAudit(actor: Actor, query: AuditQuery = {}): Promise<AuditPage> {
  authorize(actor, 'audit:read');
  const { limit, ...filter } = auditQuery.parse(query);
  const records = await readAuditPage(filter, limit + 1);
  const shown = records.slice(0, limit);
  const names = await readAuditNames(shown.map(({ body }) => body));
  return {
    entries: shown.map((record) => entryView(record, names)),
    nextBefore: records.length > limit ? (shown.at(-1)?.body.seq ?? null) : null,
  };
}

function entryView({ body, hash }: AuditRecord, names: AuditNames): AuditEntryView {
  const { featureId, releaseId, ...rest } = body;
  return {
    ...rest,
    sentence: auditSentence(body.action, body.data),
    feature: named(names.features, featureId, (key, id) => ({ id, key })),
    release: named(names.releases, releaseId, (title, id) => ({ id, title })),
    hash,
  };
}

function named<T>(
  names: ReadonlyMap<string, string>,
  id: AuditBody['featureId'],
  view: (name: string, id: string) => T,
): T | null {
  const name = id === null ? undefined : names.get(id);
  return name === undefined || id === null ? null : view(name, id);
}
