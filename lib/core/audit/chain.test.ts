import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, type AuditBody, type AuditRow } from './audit-entry';
import {
  type ChainHead,
  feedVerification,
  finishVerification,
  GENESIS_HASH,
  linkEntry,
  startVerification,
  verifyChain,
} from './chain';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function bodyOf(seq: number): AuditBody {
  return {
    seq,
    at: new Date(Date.UTC(2026, 2, 1) + seq * 1000).toISOString(),
    action: AUDIT_ACTIONS[seq % AUDIT_ACTIONS.length] ?? 'setup.completed',
    actor: { kind: 'user', id: `user-${seq % 3}`, name: 'Dana' },
    featureId: seq % 2 ? 'feature-1' : null,
    releaseId: seq % 4 ? `release-${seq % 5}` : null,
    noteRevision: seq % 3 ? seq : null,
    reason: seq % 5 ? 'because' : null,
    data: { n: seq },
    evidence: seq % 6 ? { requests: seq * 10 } : null,
  };
}

function chainOf(length: number): { rows: AuditRow[]; head: ChainHead | null } {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    rows.push(linkEntry(bodyOf(seq), rows.at(-1)?.hash ?? GENESIS_HASH, sha256));
  }
  const last = rows.at(-1);
  return { rows, head: last ? { seq: last.seq, hash: last.hash } : null };
}

const COLUMNS = [
  'seq',
  'at',
  'action',
  'actorId',
  'featureId',
  'releaseId',
  'body',
  'prevHash',
  'hash',
] as const;

const anyPlace = fc
  .integer({ min: 1, max: 25 })
  .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 0, max: length - 1 })));

describe('the hash chain', () => {
  it('is intact as it was written, page by page too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 7 }), (length, page) => {
        const { rows, head } = chainOf(length);
        expect(verifyChain(rows, head, sha256)).toEqual({ kind: 'intact', entries: length });
        let state = startVerification();
        for (let from = 0; from < length; from += page) {
          state = feedVerification(state, rows.slice(from, from + page), sha256);
        }
        expect(finishVerification(state, head)).toEqual({ kind: 'intact', entries: length });
      }),
    );
  });

  it('takes a head of seq 0 for an empty chain', () => {
    expect(verifyChain([], { seq: 0, hash: GENESIS_HASH }, sha256)).toEqual({ kind: 'intact', entries: 0 });
  });

  it('notices any single changed field, at the entry that was changed', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...COLUMNS), fc.string(), ([length, at], column, other) => {
        const { rows, head } = chainOf(length);
        const row = rows[at];
        if (!row) return;
        const value = column === 'seq' ? row.seq + 1 + other.length : other;
        fc.pre(value !== row[column]);
        const damaged = rows.with(at, { ...row, [column]: value });
        expect(verifyChain(damaged, head, sha256)).toMatchObject({ kind: 'broken', seq: at + 1 });
      }),
      { numRuns: 500 },
    );
  });

  it('notices a body that was changed and whose own hash was made to fit', () => {
    fc.assert(
      fc.property(anyPlace, ([length, at]) => {
        const { rows, head } = chainOf(length);
        const row = rows[at];
        if (!row) return;
        const forged = linkEntry({ ...bodyOf(at + 1), reason: 'forged' }, row.prevHash, sha256);
        expect(verifyChain(rows.with(at, forged), head, sha256).kind).toBe('broken');
      }),
    );
  });

  it('notices any removed row, the last and the only one included', () => {
    fc.assert(
      fc.property(anyPlace, ([length, at]) => {
        const { rows, head } = chainOf(length);
        const verdict = verifyChain(rows.toSpliced(at, 1), head, sha256);
        expect(verdict).toMatchObject({ kind: 'broken', seq: at + 1, fault: 'missing' });
      }),
    );
  });

  it('notices any two swapped rows, with their numbers or without', () => {
    const anyPair = fc
      .tuple(anyPlace, fc.nat())
      .map(([[length, a], more]) => ({ length, a, b: (a + 1 + more) % length }));
    fc.assert(
      fc.property(anyPair, fc.boolean(), ({ length, a, b }, keepsNumbers) => {
        fc.pre(a !== b);
        const { rows, head } = chainOf(length);
        const [first, second] = [rows[a], rows[b]];
        if (!first || !second) return;
        const swapped = keepsNumbers
          ? rows.with(a, second).with(b, first)
          : rows.with(a, { ...second, seq: first.seq }).with(b, { ...first, seq: second.seq });
        expect(verifyChain(swapped, head, sha256)).toMatchObject({ kind: 'broken', seq: Math.min(a, b) + 1 });
      }),
    );
  });

  it.each([
    [
      'a changed body',
      (row: AuditRow) => ({ ...row, body: row.body.replace('because', 'becouse') }),
      'body_changed',
    ],
    ['a changed column', (row: AuditRow) => ({ ...row, actorId: 'somebody' }), 'column_changed'],
    ['a changed link', (row: AuditRow) => ({ ...row, prevHash: GENESIS_HASH }), 'link_broken'],
    ['a changed number', (row: AuditRow) => ({ ...row, seq: 9 }), 'missing'],
    [
      'a body that is no JSON, hashed anew',
      (row: AuditRow) => ({ ...row, body: 'gone', hash: sha256(`${row.prevHash}gone`) }),
      'column_changed',
    ],
  ])('names %s', (_name, damage, fault) => {
    const { rows, head } = chainOf(4);
    const row = rows[1];
    if (!row) throw new Error('the chain has four rows');
    const verdict = verifyChain(rows.with(1, damage(row)), head, sha256);
    expect(verdict).toMatchObject({ kind: 'broken', seq: 2, fault });
    expect(verdict.kind === 'broken' && verdict.sentence).toMatch(
      /^The log is broken at entry 2\. [A-Z].*\.$/,
    );
  });

  it('names a head that does not agree with the log', () => {
    const { rows, head } = chainOf(3);
    expect(verifyChain(rows, { seq: 3, hash: GENESIS_HASH }, sha256)).toMatchObject({
      fault: 'head_mismatch',
      seq: 3,
    });
    expect(verifyChain(rows, { seq: 2, hash: rows[1]?.hash ?? '' }, sha256)).toMatchObject({
      fault: 'head_mismatch',
    });
    expect(verifyChain(rows, null, sha256)).toMatchObject({ fault: 'head_mismatch' });
    expect(verifyChain([], head, sha256)).toMatchObject({ fault: 'missing', seq: 1 });
  });

  it('hashes the previous hash followed by the canonical text', () => {
    const row = linkEntry(bodyOf(1), GENESIS_HASH, (text) => text);
    expect(row.hash).toBe(GENESIS_HASH + row.body);
    expect(JSON.parse(row.body)).toEqual(bodyOf(1));
  });
});
