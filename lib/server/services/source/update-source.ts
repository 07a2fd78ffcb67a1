import type { Actor } from '@/lib/core/access/actor';
import { canonicalJson } from '@/lib/core/audit/canonical-json';
import { DomainError } from '@/lib/core/domain-error';
import {
  type MetricSourceView,
  POSTGRES_TLS,
  type SourceSettings,
  sourceSettings,
  type UpdateSourceInput,
  updateSourceInput,
} from '@/lib/schemas/metric-source';
import type { AuditDraft } from '@/lib/server/audit/append';
import { write } from '@/lib/server/audit/write';
import { changeSource, type SourceRecord, sourceView } from '@/lib/server/db/metric-source-rows';
import type { Transaction } from '@/lib/server/db/transaction';
import { sealSecret } from '@/lib/server/monitoring/seal-secret';
import { fetchLocked, fetchSource, refuseMissingSecret, secretIssue } from './internal';

/** Other settings, or archived or restored. The name stays: notes know the source by it. */
export async function updateSource(
  actor: Actor,
  id: string,
  input: UpdateSourceInput,
): Promise<MetricSourceView> {
  const change = updateSourceInput.parse(input);
  return write({ actor, permission: 'source:manage' }, async (tx, { at }) => {
    const source = await fetchLocked(tx, id);
    const audit =
      'archived' in change
        ? await archive(tx, source, change.archived, at)
        : await reconfigure(tx, source, sourceSettings.parse(settingsOf(change)), change.secret, at);
    return { result: sourceView(await fetchSource(tx, id)), audits: audit ? [audit] : [] };
  });
}

function settingsOf<T extends { secret: string }>({ secret: _secret, ...settings }: T): Omit<T, 'secret'> {
  return settings;
}

async function archive(
  tx: Transaction,
  { id, name, archivedAt }: SourceRecord,
  archived: boolean,
  at: Date,
): Promise<AuditDraft | null> {
  if (archived === (archivedAt !== null)) return null;
  await changeSource(tx, id, { archivedAt: archived ? at : null, updatedAt: at });
  return { action: archived ? 'source.archived' : 'source.restored', data: { sourceId: id, name } };
}

async function reconfigure(
  tx: Transaction,
  source: SourceRecord,
  settings: SourceSettings,
  secret: string,
  at: Date,
): Promise<AuditDraft | null> {
  const { id, name, settings: before } = source;
  if (before.kind !== settings.kind) {
    const message =
      'The kind of a metric source cannot change: queries are written for it. Add another source.';
    throw new DomainError('conflict', message, 'kind_is_fixed', [
      { code: 'kind_is_fixed', field: 'kind', message },
    ]);
  }
  const keeps = secret === '' && source.sealedSecret !== null && usesSecret(settings);
  const moved = keeps ? secretMoves(before, settings) : null;
  if (moved) throw secretIssue('secret_again', `${moved}: give it again, so that it goes nowhere unasked.`);
  refuseMissingSecret(settings, keeps || secret !== '');
  const sealedSecret = secret === '' ? (keeps ? source.sealedSecret : null) : sealSecret(secret, id);
  const changed = [
    ...(canonicalJson(before.config) === canonicalJson(settings.config) ? [] : ['settings']),
    ...(sealedSecret === source.sealedSecret ? [] : ['secret']),
  ];
  if (changed.length === 0) return null;
  await changeSource(tx, id, { settings, sealedSecret, updatedAt: at });
  return {
    action: 'source.updated',
    data: { sourceId: id, name, changed, before: before.config, after: settings.config },
  };
}

function usesSecret(settings: SourceSettings): boolean {
  return settings.kind !== 'prometheus' || settings.config.auth !== 'none';
}

/** Why a stored secret would go elsewhere, or less well guarded, than it was given for; null when it would not. */
function secretMoves(before: SourceSettings, after: SourceSettings): string | null {
  const secret = after.kind === 'prometheus' && after.config.auth === 'bearer' ? 'token' : 'password';
  if (addressOf(before) !== addressOf(after)) return `The ${secret} would go to another address`;
  return guardOf(after) < guardOf(before) ? `The ${secret} would go less well encrypted` : null;
}

function addressOf({ kind, config }: SourceSettings): string {
  if (kind === 'postgres') return `${config.host}:${config.port}`;
  return new URL(config.url).href;
}

/** Higher guards better. An address in http or https says it itself. */
function guardOf({ kind, config }: SourceSettings): number {
  return kind === 'postgres' ? POSTGRES_TLS.indexOf(config.tls) : 0;
}
