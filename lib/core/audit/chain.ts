import type { AuditBody, AuditRow } from './audit-entry';
import { canonicalJson } from './canonical-json';

/** SHA-256 of the UTF-8 of a text, as 64 lower-case hex digits. Passed in: the core has no crypto. */
export type Sha256 = (text: string) => string;

/** What the first entry links to. */
export const GENESIS_HASH = '0'.repeat(64);

/** The newest entry as it is kept apart from the chain, so that a removed tail is noticed. */
export interface ChainHead {
  seq: number;
  hash: string;
}

export type ChainFault = 'body_changed' | 'column_changed' | 'link_broken' | 'missing' | 'head_mismatch';

export type ChainVerdict =
  | { kind: 'intact'; entries: number }
  | { kind: 'broken'; seq: number; fault: ChainFault; sentence: string };

type Broken = Extract<ChainVerdict, { kind: 'broken' }>;

/** How far a verification has come. `broken` is the first fault found; nothing after it is looked at. */
export interface Verification {
  entries: number;
  hash: string;
  broken: Broken | null;
}

/**
 * Turns an entry into a row of the chain: hash = sha256(prevHash + canonical JSON of the body). `body.seq` must be
 * the one after the head's (the first is 1, linked to GENESIS_HASH). Throws when the body is not plain JSON.
 */
export function linkEntry(body: AuditBody, prevHash: string, sha256: Sha256): AuditRow {
  const text = canonicalJson(body);
  return {
    seq: body.seq,
    at: body.at,
    action: body.action,
    actorId: body.actor.id,
    featureId: body.featureId,
    releaseId: body.releaseId,
    body: text,
    prevHash,
    hash: sha256(prevHash + text),
  };
}

/** Begins a verification at the first entry. */
export function startVerification(): Verification {
  return { entries: 0, hash: GENESIS_HASH, broken: null };
}

/**
 * Reads on: rows in order of seq, following those fed before. `at` must be written as in the body (ISO 8601, UTC,
 * milliseconds). Returns the new state; the old one is untouched, so a long chain can be fed page by page.
 */
export function feedVerification(
  before: Verification,
  rows: Iterable<AuditRow>,
  sha256: Sha256,
): Verification {
  let state = before;
  for (const row of rows) {
    if (state.broken) return state;
    const broken = findFault(row, state, sha256);
    state = broken ? { ...state, broken } : { entries: state.entries + 1, hash: row.hash, broken: null };
  }
  return state;
}

/** Ends a verification: the last entry fed must be the head. A chain without entries has no head, or one of seq 0. */
export function finishVerification(state: Verification, head: ChainHead | null): ChainVerdict {
  if (state.broken) return state.broken;
  const end: ChainHead = head ?? { seq: 0, hash: GENESIS_HASH };
  if (end.seq > state.entries) {
    return broken(
      state.entries + 1,
      'missing',
      `The log ends before it: the newest entry should be ${end.seq}.`,
    );
  }
  if (end.seq < state.entries || end.hash !== state.hash) {
    return broken(end.seq, 'head_mismatch', 'The record of the newest entry does not agree with the log.');
  }
  return { kind: 'intact', entries: state.entries };
}

/** The whole chain at once. Never throws on damaged rows: damage is the answer. */
export function verifyChain(rows: Iterable<AuditRow>, head: ChainHead | null, sha256: Sha256): ChainVerdict {
  return finishVerification(feedVerification(startVerification(), rows, sha256), head);
}

function findFault(row: AuditRow, state: Verification, sha256: Sha256): Broken | null {
  const expected = state.entries + 1;
  if (row.seq !== expected) {
    return broken(expected, 'missing', `In its place stands entry ${row.seq}: it was removed or moved.`);
  }
  if (row.prevHash !== state.hash) {
    return broken(expected, 'link_broken', 'It does not link to the entry before it.');
  }
  if (sha256(row.prevHash + row.body) !== row.hash) {
    return broken(
      expected,
      'body_changed',
      'Its text does not match its hash: it was changed after it was written.',
    );
  }
  const changed = changedColumn(row);
  if (changed === null) return null;
  return broken(expected, 'column_changed', `Its column "${changed}" was changed: it differs from its text.`);
}

/** The first column that does not say what the body says; null when all do. */
function changedColumn(row: AuditRow): string | null {
  let body: Partial<AuditBody> | null;
  try {
    body = JSON.parse(row.body) as Partial<AuditBody> | null;
  } catch {
    return 'body';
  }
  const columns: [string, unknown, unknown][] = [
    ['seq', row.seq, body?.seq],
    ['at', row.at, body?.at],
    ['action', row.action, body?.action],
    ['actorId', row.actorId, body?.actor?.id],
    ['featureId', row.featureId, body?.featureId],
    ['releaseId', row.releaseId, body?.releaseId],
  ];
  return columns.find(([, column, written]) => column !== written)?.[0] ?? null;
}

function broken(seq: number, fault: ChainFault, what: string): Broken {
  return { kind: 'broken', seq, fault, sentence: `The log is broken at entry ${seq}. ${what}` };
}
