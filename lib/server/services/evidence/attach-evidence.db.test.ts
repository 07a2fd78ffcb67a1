import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { CHANNELS } from '@/lib/server/db/channels';
import { EvidenceWriter } from '@/lib/server/db/evidence-writer';
import { sqlClient } from '@/lib/server/db/sql-client';
import { makeUser } from '@/lib/testing/factories';
import { comparedCase, SMALL_COMPARISON_QUERY, smallComparison } from '@/lib/testing/offline-comparison';
import { draftScenario, LABELS, moveNow } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { getRelease } from '../release/get-release';
import { attachEvidence } from './attach-evidence';
import { getReport } from './get-report';

useServiceDatabase();

const CANDIDATE_LABELS = { ...LABELS, prompt_version: 'p2' };
const stream = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content]).stream();

async function rowsLeft(): Promise<{ evidence: number; cases: number }> {
  const sql = sqlClient();
  const [row] = await sql<{ evidence: number; cases: number }[]>`
    SELECT (SELECT count(*)::int FROM offline_evidence) AS evidence, (SELECT count(*)::int FROM evidence_case) AS cases`;
  return row ?? { evidence: -1, cases: -1 };
}

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error(`Not refused as expected: ${String(error)}`);
}

describe('attachEvidence', () => {
  it('keeps every case and says what changed', async () => {
    const { owner, release } = await draftScenario();
    const { evidence, created } = await attachEvidence(
      owner,
      release.id,
      SMALL_COMPARISON_QUERY,
      stream(smallComparison()),
    );
    expect(created).toBe(true);
    expect(evidence).toMatchObject({ cases: 10, errored: 0, matches: true, casesRead: 10, absent: [] });
    expect(evidence.quality).toMatchObject({ n: 10, baseline: 0.8, candidate: 0.9, method: 'exact_mcnemar' });
    expect(evidence.changes).toMatchObject({ fixed: 1, broken: 0, same: 9 });
    const view = await getRelease(owner, release.id);
    expect(view.evidence).toEqual([evidence]);
  });

  it('takes the same file for the same pair once, also with gzip', async () => {
    const { owner, release } = await draftScenario();
    const attach = (body: ReadableStream<Uint8Array>) =>
      attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, body);
    const first = await attach(stream(smallComparison()));
    const second = await attach(stream(new Uint8Array(gzipSync(smallComparison()))));
    expect(second).toEqual({ evidence: first.evidence, created: false });
    expect((await getRelease(owner, release.id)).evidence).toHaveLength(1);
  });

  it('takes words about an absent kind along when the same file comes again', async () => {
    const { owner, release } = await draftScenario();
    const text = comparedCase('c1', 'representative', { quality: 1 }, { quality: 1 });
    const attach = (absences: Record<string, string>) => {
      const query = { ...SMALL_COMPARISON_QUERY, absences: JSON.stringify(absences) };
      return attachEvidence(owner, release.id, query, stream(text));
    };
    const first = await attach({});
    const said = { known_bad: 'None is known so far', representative: 'Needless words' };
    await attach(said);
    const third = await attach(said);
    expect(third).toMatchObject({ created: false, evidence: { id: first.evidence.id } });
    expect(third.evidence.absent).toEqual([
      { kind: 'known_bad', explanation: said.known_bad },
      { kind: 'format_sensitive', explanation: null },
    ]);
    const filter = { releaseId: release.id, action: 'evidence.explained' } as const;
    const { entries } = await listAudit(owner, filter);
    expect(entries).toMatchObject([{ reason: said.known_bad, data: { what: 'known bad' } }]);
  });

  it('makes a file the newest again when another came in between', async () => {
    const { owner, release } = await draftScenario();
    const other = comparedCase('c1', 'representative', { quality: 1 }, { quality: 1 });
    const attach = (text: string) => attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, stream(text));
    await attach(smallComparison());
    await attach(other);
    const again = await attach(smallComparison());
    expect(again.created).toBe(true);
    const { evidence } = await getRelease(owner, release.id);
    expect([evidence.length, evidence[0]?.id]).toEqual([3, again.evidence.id]);
  });

  it('stores what PostgreSQL cannot as the replacement character', async () => {
    const { owner, release } = await draftScenario();
    const arm = { quality: 1, output: 'a\ud800b' };
    const text = comparedCase('nul\0', 'representative', arm, arm, { cohort: '\0\ud800' });
    await attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, stream(text));
    const report = await getReport(owner, release.id, null);
    expect(report?.summary.groups.map(({ name }) => name)).toContainEqual({
      by: 'cohort',
      cohort: '\ufffd\ufffd',
    });
  });

  it.each([
    ['fileName', 'a\0.jsonl'],
    ['source', 'half \ud800'],
    ['absences', JSON.stringify({ known_bad: 'None is known\0' })],
  ])('refuses a %s that cannot be stored, and names it', async (field, value) => {
    const { owner, release } = await draftScenario();
    const query = { ...SMALL_COMPARISON_QUERY, [field]: value };
    const work = attachEvidence(owner, release.id, query, stream(smallComparison()));
    await expect(work).rejects.toMatchObject({
      name: 'ZodError',
      issues: [{ path: expect.arrayContaining([field]) }],
    });
  });

  it('leaves nothing of a file with a bad row at line 70,000, and names it', async () => {
    const { owner, release } = await draftScenario();
    const before = await rowsLeft();
    const good = (index: number) =>
      comparedCase(`c${index}`, 'representative', { quality: 1 }, { quality: 1 });
    const lines = Array.from({ length: 70_100 }, (_, index) => good(index));
    lines[69_999] = comparedCase('bad', 'representative', { quality: 1 }, { quality: 1.5 });
    const error = await refusal(
      attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, stream(lines.join(''))),
    );
    expect(error.message).toMatch(/^Line 70000, candidate\.quality: /);
    expect(error.extra).toMatchObject({ place: 'Line 70000', field: 'candidate.quality' });
    expect(await rowsLeft()).toEqual(before);
  });

  it('leaves nothing when the client goes away', async () => {
    const { owner, release } = await draftScenario();
    const before = await rowsLeft();
    const line = new TextEncoder().encode(smallComparison());
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 2000) controller.error(new Error('aborted'));
        else controller.enqueue(line);
      },
    });
    const error = await refusal(attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, body));
    expect(error.reason).toBe('upload_broke_off');
    expect(await rowsLeft()).toEqual(before);
  });

  it('leaves nothing when the client goes away after its last byte', async () => {
    const { owner, release } = await draftScenario();
    const before = await rowsLeft();
    const client = new AbortController();
    const parts = [new TextEncoder().encode(smallComparison())];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.pop();
        if (part) return controller.enqueue(part);
        controller.close();
        client.abort();
      },
    });
    const error = await refusal(
      attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, body, client.signal),
    );
    expect(error.reason).toBe('upload_broke_off');
    expect(await rowsLeft()).toEqual(before);
  });

  it('stops reading for a client that has gone', async () => {
    const { owner, release } = await draftScenario();
    const before = await rowsLeft();
    const commits = vi.spyOn(EvidenceWriter.prototype, 'commit');
    const [body, gone] = [stream(smallComparison()), AbortSignal.abort()];
    const error = await refusal(attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, body, gone));
    expect(error.reason).toBe('upload_broke_off');
    expect(commits).not.toHaveBeenCalled();
    expect(await rowsLeft()).toEqual(before);
  });

  it('tells open pages that a failed upload is read no more', async () => {
    const { owner, release } = await draftScenario();
    const told: string[] = [];
    const { unlisten } = await sqlClient().listen(CHANNELS.release, (id) => told.push(id));
    await refusal(attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, stream('hello\n')));
    await vi.waitFor(() => expect(told).toEqual([release.id, release.id]));
    await unlisten();
  });

  it('opens nothing for who may not attach', async () => {
    const { release } = await draftScenario();
    const opened = vi.spyOn(EvidenceWriter, 'open');
    const viewer = await makeUser('viewer');
    const body = stream(smallComparison());
    const error = await refusal(attachEvidence(viewer, release.id, SMALL_COMPARISON_QUERY, body));
    expect(error.code).toBe('forbidden');
    expect(opened).not.toHaveBeenCalled();
  });

  it('refuses an id that is taken, by one under way and by one that is kept', async () => {
    const { owner, release } = await draftScenario();
    const query = { ...SMALL_COMPARISON_QUERY, id: crypto.randomUUID() };
    const underWay = await EvidenceWriter.open(query.id);
    const again = () => refusal(attachEvidence(owner, release.id, query, stream(smallComparison())));
    expect(await again()).toMatchObject({ code: 'conflict', reason: 'id_taken' });
    await underWay?.close();
    await attachEvidence(owner, release.id, query, stream(smallComparison()));
    expect(await again()).toMatchObject({ code: 'conflict', reason: 'id_taken' });
    expect((await getRelease(owner, release.id)).evidence).toHaveLength(1);
  });

  it('refuses a file of another version and names both', async () => {
    const { owner, release } = await draftScenario();
    const row = comparedCase('c1', 'representative', LABELS, { ...CANDIDATE_LABELS, prompt_version: 'p9' });
    const query = { ...SMALL_COMPARISON_QUERY, statesVersions: 'false' };
    const error = await refusal(attachEvidence(owner, release.id, query, stream(row)));
    expect(error).toMatchObject({ code: 'conflict', reason: 'evidence_of_other_version' });
    expect(error.extra).toMatchObject({
      arm: 'candidate',
      what: 'prompt label',
      found: 'p9',
      expected: 'p2',
    });
    expect(error.message).toContain('Its prompt label is p9; that of v2 is p2.');
  });

  it('takes a silent file only on the word of who uploads it', async () => {
    const { owner, release } = await draftScenario();
    const query = { ...SMALL_COMPARISON_QUERY, statesVersions: 'false' };
    const error = await refusal(attachEvidence(owner, release.id, query, stream(smallComparison())));
    expect(error.reason).toBe('versions_not_stated');
    const full = comparedCase(
      'c1',
      'known_bad',
      { ...LABELS, quality: 1 },
      { ...CANDIDATE_LABELS, quality: 1 },
    );
    const { evidence } = await attachEvidence(owner, release.id, query, stream(full));
    expect(evidence.cases).toBe(1);
  });

  it.each([
    ['an empty file', '', 'empty_file'],
    ['no cases', '\n\n', 'no_cases'],
    ['no JSON', 'hello\n', 'bad_row'],
  ])('refuses %s', async (_, text, reason) => {
    const { owner, release } = await draftScenario();
    const error = await refusal(attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, stream(text)));
    expect(error.reason).toBe(reason);
  });

  it('lets the release pass its offline check', async () => {
    const { owner, release } = await draftScenario();
    await moveNow(owner, release.id, 'start');
    const gateOf = async () => (await getRelease(owner, release.id)).gate?.checks ?? [];
    const find = async () => (await gateOf()).find(({ code }) => code === 'offline_evidence');
    expect(await find()).toMatchObject({ outcome: 'no_data' });
    await attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, stream(smallComparison()));
    expect(await find()).toMatchObject({ outcome: 'pass', baseline: '80.0 %', candidate: '90.0 %' });
  });
});
