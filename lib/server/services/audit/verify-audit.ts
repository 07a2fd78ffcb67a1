import type { Actor } from '@/lib/core/access/actor';
import type { ChainVerification } from '@/lib/schemas/audit';
import { verifyStoredChain } from '../../audit/verify-stored-chain';
import { authorize } from '../../auth/authorize';
import { translateDatabaseError } from '../../db/translate-database-error';

export async function verifyAudit(actor: Actor): Promise<ChainVerification> {
  authorize(actor, 'audit:read');
  const checkedAt = new Date().toISOString();
  try {
    return { ...(await verifyStoredChain()), checkedAt };
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
