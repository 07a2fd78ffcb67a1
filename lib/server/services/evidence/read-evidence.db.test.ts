import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { sqlClient } from '@/lib/server/db/sql-client';
import { casesFile } from '@/lib/server/transport/cases-file';
import { makeUser } from '@/lib/testing/factories';
import { comparedCase, SMALL_COMPARISON_QUERY, smallComparison } from '@/lib/testing/offline-comparison';
import { draftScenario, moveNow, type Scenario } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getRelease } from '../release/get-release';
import { attachEvidence } from './attach-evidence';
import { explainEvidence } from './explain-evidence';
import { getEvidence } from './get-evidence';
import { getReport } from './get-report';
import { getCase, listCases, streamCases } from './list-cases';

useServiceDatabase();

async function started(text = smallComparison()): Promise<Scenario & { evidenceId: string }> {
  const scenario = await draftScenario();
  await moveNow(scenario.owner, scenario.release.id, 'start');
  const body = new Blob([text]).stream();
  const { evidence } = await attachEvidence(
    scenario.owner,
    scenario.release.id,
    SMALL_COMPARISON_QUERY,
    body,
  );
  return { ...scenario, evidenceId: evidence.id };
}

async function checkOf(actor: Actor, releaseId: string) {
  const { gate } = await getRelease(actor, releaseId);
  return gate?.checks.find(({ code }) => code === 'offline_evidence');
}

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.reason : String(error)),
  );

/** Better as a whole; one cohort is broken, and nothing is format-sensitive. */
const MIXED = Array.from({ length: 120 }, (_, index) => {
  const cohort = index < 90 ? 'gains' : 'breaks';
  const [before, after] = index < 90 ? [Number(index % 3 === 0), 1] : [1, Number(index % 3 === 0)];
  const kind = index % 2 === 0 ? 'representative' : 'known_bad';
  const arm = (quality: number) => ({ quality, output: `${cohort} ${quality}` });
  return comparedCase(`m${index}`, kind, arm(before), arm(after), { cohort });
}).join('');

describe('explainEvidence', () => {
  it('lets anybody who attaches explain an absent kind, and nobody what became worse', async () => {
    const { owner, release, evidenceId } = await started(MIXED);
    const stopped = await checkOf(owner, release.id);
    expect(stopped).toMatchObject({ outcome: 'fail', structural: true });
    expect(stopped?.reason).toContain('There are no format-sensitive cases, and nobody has said why.');
    expect(stopped?.reason).toContain('Became worse: breaks, quality 100.0 % → 33.3 %.');

    const absence = { kind: 'format_sensitive', reason: 'Nothing parses it' } as const;
    await explainEvidence(await makeUser('member'), release.id, evidenceId, absence);
    const report = await getReport(owner, release.id, evidenceId);
    expect(report?.view.absent).toEqual([{ kind: 'format_sensitive', explanation: absence.reason }]);
    const after = await checkOf(owner, release.id);
    expect(after).toMatchObject({ outcome: 'fail' });
    expect(after?.reason).toMatch(/Became worse: breaks, quality 100\.0 % → 33\.3 %\.$/);
  });

  it('explains nothing that the comparison does not show', async () => {
    const { owner, release, evidenceId } = await started();
    const absence = { kind: 'known_bad', reason: 'Needless words' } as const;
    expect(await reasonOf(explainEvidence(owner, release.id, evidenceId, absence))).toBe(
      'nothing_to_explain',
    );
  });
});

describe('listCases', () => {
  it('gives broken and fixed first, and filters by what a case is and says', async () => {
    const { owner, release, evidenceId } = await started(MIXED);
    const asked = { releaseId: release.id, evidenceId };
    const list = (filter: Parameters<typeof listCases>[1]['filter'], page = 1) =>
      listCases(owner, { ...asked, filter }, page);
    const all = await list({});
    expect([all.total, all.cases.length, all.cases[0]?.change]).toEqual([120, 50, 'broken']);
    expect((await list({}, 3)).cases.at(-1)?.change).toBe('same');
    expect((await list({ change: 'fixed', cohort: 'gains' })).total).toBe(60);
    expect((await list({ kind: 'known_bad', cohort: 'breaks' })).total).toBe(15);
    expect((await list({ text: 'BREAKS 0' })).total).toBe(20);
    expect((await list({ text: '100%_' })).total).toBe(0);
    const first = await getCase(owner, asked, 1);
    expect(first).toMatchObject({ caseId: 'm0', baseline: { output: 'gains 1' }, candidate: { quality: 1 } });
  });

  it('exports everything in order, and holds no connection for those who read slowly', async () => {
    const text = Array.from({ length: 450 }, (_, index) => {
      const arm = { quality: index % 2 };
      return comparedCase(`c${index}`, 'representative', { quality: 1 }, arm);
    }).join('');
    const { owner, release, evidenceId } = await started(text);
    const asked = { releaseId: release.id, evidenceId, filter: {} };
    const slow = await Promise.all(Array.from({ length: 11 }, () => streamCases(owner, asked)));
    for (const cases of slow) expect((await cases.next()).value).toMatchObject({ number: 1 });
    const [one] = slow;
    const rest: number[] = [];
    for await (const { number } of one ?? []) rest.push(number);
    const [even, odd] = [0, 1].map((half) => Array.from({ length: 225 }, (_, at) => 2 * at + half + 1));
    expect([1, ...rest]).toEqual([...(even ?? []), ...(odd ?? [])]);
  });

  it('exports what can be read in again', async () => {
    const text = comparedCase('=1+1', 'known_bad', { quality: 1, output: 'a "b",\nc' }, { quality: 0.25 });
    const { owner, release, evidenceId } = await started(text);
    const asked = { releaseId: release.id, evidenceId, filter: {} };
    const jsonl = await casesFile(await streamCases(owner, asked), 'jsonl').text();
    expect(JSON.parse(jsonl)).toMatchObject({
      case_id: '=1+1',
      candidate: { quality: 0.25 },
      change: 'broken',
    });
    const again = await draftScenario();
    const body = new Blob([jsonl]).stream();
    const { evidence } = await attachEvidence(again.owner, again.release.id, SMALL_COMPARISON_QUERY, body);
    expect(evidence.changes?.broken).toBe(1);
    const csv = await casesFile(await streamCases(owner, asked), 'csv').text();
    expect(csv.split('\r\n')[1]).toMatch(/^'=1\+1,known_bad,,,broken,-0\.75,/);
    expect(csv).toContain('"a ""b"",\nc"');
  });
});

describe('evidence', () => {
  it('of an upload whose process has ended is removed when somebody looks', async () => {
    const { owner, release, evidenceId } = await started();
    const sql = sqlClient();
    await sql`UPDATE offline_evidence SET ready_at = NULL, summary = NULL WHERE id = ${evidenceId}`;
    expect(await reasonOf(getEvidence(owner, release.id, evidenceId))).toBe('unknown_evidence');
    const [left] = await sql<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM evidence_case WHERE evidence_id = ${evidenceId}`;
    expect(left?.n).toBe(0);
  });

  it('that is a statement of counts is still shown, and satisfies no gate', async () => {
    const { owner, release, evidenceId } = await started();
    const sql = sqlClient();
    const counts = sql.json({ cases: 10, baselinePassed: 8, candidatePassed: 9, errored: 0 });
    await sql`UPDATE offline_evidence SET format = 'statement', summary = ${counts} WHERE id = ${evidenceId}`;
    expect(await checkOf(owner, release.id)).toMatchObject({ outcome: 'no_data' });
    const { evidence } = await getRelease(owner, release.id);
    expect(evidence[0]).toMatchObject({ format: 'statement', cases: 10, stated: { candidatePassed: 9 } });
  });
});
