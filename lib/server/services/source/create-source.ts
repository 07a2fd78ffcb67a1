import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import {
  type CreateSourceInput,
  createSourceInput,
  type MetricSourceView,
  type SourceSettings,
  sourceSettings,
} from '@/lib/schemas/metric-source';
import { write } from '@/lib/server/audit/write';
import { findSourceNamed, insertSource, sourceView } from '@/lib/server/db/metric-source-rows';
import { sealSecret } from '@/lib/server/monitoring/seal-secret';
import { fetchSource, refuseMissingSecret } from './internal';

/** Adds a place where monitoring queries may be asked. The secret is sealed here and never given out again. */
export async function createSource(actor: Actor, input: CreateSourceInput): Promise<MetricSourceView> {
  const { name, secret, ...given } = createSourceInput.parse(input);
  const settings: SourceSettings = sourceSettings.parse(given);
  return write({ actor, permission: 'source:manage' }, async (tx, { at }) => {
    refuseMissingSecret(settings, secret !== '');
    if (await findSourceNamed(tx, name)) throw taken(name);
    const id = randomUUID();
    const sealedSecret = secret === '' ? null : sealSecret(secret, id);
    await insertSource(tx, { id, name, settings, sealedSecret, createdAt: at, createdById: actor.id });
    const data = { sourceId: id, name, ...settings, hasSecret: secret !== '' };
    return { result: sourceView(await fetchSource(tx, id)), audits: [{ action: 'source.created', data }] };
  });
}

function taken(name: string): DomainError {
  const message = `A metric source called "${name}" exists already, or existed: notes may name it.`;
  const issue = { code: 'name_taken', field: 'name', message };
  return new DomainError('conflict', message, 'name_taken', [issue]);
}
