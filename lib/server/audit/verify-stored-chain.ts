import {
  type ChainVerdict,
  feedVerification,
  finishVerification,
  startVerification,
} from '@/lib/core/audit/chain';
import { readChain } from '../db/audit-chain';
import { type Sql, sqlClient } from '../db/sql-client';
import { sha256Hex } from './sha256-hex';

export type StoredChainVerdict =
  | { kind: 'intact'; entries: number; headHash: string }
  | Extract<ChainVerdict, { kind: 'broken' }>;

/** Reads the whole chain page by page, as it stood at one moment; stops at the first fault. */
export async function verifyStoredChain(sql: Sql = sqlClient()): Promise<StoredChainVerdict> {
  let state = startVerification();
  const head = await readChain(sql, (rows) => {
    state = feedVerification(state, rows, sha256Hex);
    return state.broken === null;
  });
  const verdict = finishVerification(state, head);
  return verdict.kind === 'intact' ? { ...verdict, headHash: state.hash } : verdict;
}
