import { DomainError } from '@/lib/core/domain-error';
import type { TargetKind } from '@/lib/core/notify/target-kind';
import {
  findTarget,
  findTargetNamed,
  lockTarget,
  type TargetRecord,
} from '@/lib/server/db/notification-targets';
import type { Reader } from '@/lib/server/db/reader';
import type { Transaction } from '@/lib/server/db/transaction';
import { checkAddress, RefusedAddress } from '@/lib/server/delivery/check-address';
import { NO_SMTP } from '@/lib/server/delivery/send-mail';
import { env } from '@/lib/server/env';

export async function fetchTarget(reader: Reader, id: string): Promise<TargetRecord> {
  return (await findTarget(reader, id)) ?? absent();
}

export async function fetchLocked(tx: Transaction, id: string): Promise<TargetRecord> {
  return (await lockTarget(tx, id)) ?? absent();
}

function absent(): never {
  throw new DomainError('not_found', 'There is no such notification target.', 'unknown_target');
}

/** Refuses what could never be sent. A name that does not resolve now may do so later, and is let through. */
export async function refuseUnsendable(kind: TargetKind, address: string): Promise<void> {
  if (kind === 'email') {
    if (!env().SLUICE_SMTP_URL) throw fieldFault('smtp_missing', 'kind', NO_SMTP);
    return;
  }
  try {
    await checkAddress(new URL(address).hostname);
  } catch (error) {
    if (error instanceof RefusedAddress) throw fieldFault('address_not_public', 'address', error.message);
  }
}

export async function refuseTaken(reader: Reader, name: string, id: string | null): Promise<void> {
  const other = await findTargetNamed(reader, name);
  if (!other || other.id === id) return;
  const message = `A notification target called "${name}" exists already.`;
  throw new DomainError('conflict', message, 'name_taken', [{ code: 'name_taken', field: 'name', message }]);
}

/** The ids of features that are named by key. */
export async function featureIdsOf(reader: Reader, keys: readonly string[]): Promise<string[]> {
  const found = await reader.feature.findMany({
    where: { key: { in: [...keys] } },
    select: { id: true, key: true },
  });
  const missing = keys.find((key) => !found.some((feature) => feature.key === key));
  if (missing !== undefined)
    throw fieldFault('unknown_feature', 'features', `There is no feature "${missing}".`);
  return found.map(({ id }) => id);
}

function fieldFault(code: string, field: string, message: string): DomainError {
  return new DomainError('invalid_input', message, code, [{ code, field, message }]);
}
