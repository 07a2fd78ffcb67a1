import { DomainError } from '@/lib/core/domain-error';
import type { SourceSettings } from '@/lib/schemas/metric-source';
import { findSource, lockSource, type SourceRecord } from '@/lib/server/db/metric-source-rows';
import type { Reader } from '@/lib/server/db/reader';
import type { Transaction } from '@/lib/server/db/transaction';

export async function fetchSource(reader: Reader, id: string): Promise<SourceRecord> {
  return (await findSource(reader, id)) ?? absent();
}

export async function fetchLocked(tx: Transaction, id: string): Promise<SourceRecord> {
  return (await lockSource(tx, id)) ?? absent();
}

/** A token or password that these settings cannot do without. */
export function refuseMissingSecret({ kind, config }: SourceSettings, hasSecret: boolean): void {
  if (kind !== 'prometheus' || config.auth === 'none' || hasSecret) return;
  throw secretIssue('secret_missing', config.auth === 'bearer' ? 'Give the token.' : 'Give the password.');
}

export function secretIssue(code: string, message: string): DomainError {
  return new DomainError('invalid_input', message, code, [{ code, field: 'secret', message }]);
}

function absent(): never {
  throw new DomainError('not_found', 'There is no such metric source.', 'unknown_source');
}
