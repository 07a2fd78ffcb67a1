import { z } from 'zod';
import { canonicalJson } from '@/lib/core/audit/canonical-json';
import { CASE_KINDS } from '@/lib/core/evidence/evidence-case';
import { EVIDENCE_FORMATS } from '@/lib/core/evidence/evidence-format';
import type { EvidenceSummary } from '@/lib/core/evidence/evidence-summary';
import type { EvidenceParameters, EvidenceView } from '@/lib/schemas/evidence';
import { CHANNELS } from './channels';
import type { OfflineEvidence } from './generated/client';
import { jsonColumn } from './json-column';
import type { Reader } from './reader';
import { sqlClient } from './sql-client';
import type { Transaction } from './transaction';

interface Pair {
  baselineVersionId: string;
  candidateVersionId: string;
}

/** What a statement of counts says; made before comparisons were uploaded. */
export interface StatedCounts {
  cases: number;
  baselinePassed: number;
  candidatePassed: number;
  errored: number;
}

const absences = z.partialRecord(z.enum(CASE_KINDS), z.string());
const formats = z.enum([...EVIDENCE_FORMATS, 'statement']);

export interface EvidenceRecord extends Pair {
  id: string;
  releaseId: string;
  format: EvidenceView['format'];
  fileName: string;
  fileSha256: string | null;
  fileBytes: number;
  source: string;
  absences: z.output<typeof absences>;
  casesRead: number;
  /** Null while the file is read, and of a statement. */
  summary: EvidenceSummary | null;
  stated: StatedCounts | null;
  createdById: string;
  createdAt: Date;
  readyAt: Date | null;
}

const NEWEST_FIRST = [{ createdAt: 'desc' as const }, { id: 'asc' as const }];

/** Newest first, with what is still being loaded. */
export async function readEvidence(reader: Reader, releaseId: string): Promise<EvidenceRecord[]> {
  const rows = await reader.offlineEvidence.findMany({ where: { releaseId }, orderBy: NEWEST_FIRST });
  return rows.map(toEvidence);
}

export async function findEvidence(
  reader: Reader,
  releaseId: string,
  id: string,
): Promise<EvidenceRecord | null> {
  const row = await reader.offlineEvidence.findFirst({ where: { id, releaseId } });
  return row && toEvidence(row);
}

/** The newest whole comparison of exactly this pair, and no other row: a summary may be large. */
export async function findNewest(
  reader: Reader,
  releaseId: string,
  { baselineId, candidateId }: { baselineId: string | null; candidateId: string | null },
): Promise<(EvidenceRecord & { summary: EvidenceSummary }) | null> {
  if (baselineId === null || candidateId === null) return null;
  const pair = { releaseId, baselineVersionId: baselineId, candidateVersionId: candidateId };
  const where = { ...pair, format: { not: 'statement' }, readyAt: { not: null } };
  const row = await reader.offlineEvidence.findFirst({ where, orderBy: NEWEST_FIRST });
  return row && newestFor([toEvidence(row)], { baselineId, candidateId });
}

/** The newest whole comparison of exactly this pair; a statement of counts is none. */
export function newestFor(
  evidence: readonly EvidenceRecord[],
  pair: { baselineId: string | null; candidateId: string | null },
): (EvidenceRecord & { summary: EvidenceSummary }) | null {
  for (const row of evidence) {
    const { summary } = row;
    if (summary && isFor(row, pair)) return { ...row, summary };
  }
  return null;
}

export function isFor(
  row: EvidenceRecord,
  { baselineId, candidateId }: { baselineId: string | null; candidateId: string | null },
): boolean {
  return row.baselineVersionId === baselineId && row.candidateVersionId === candidateId;
}

interface Loading extends Pair {
  id: string;
  releaseId: string;
  given: EvidenceParameters;
  createdById: string;
  createdAt: Date;
}

/** False: there is an evidence of that id already. */
export async function insertLoading(tx: Transaction, { given, ...row }: Loading): Promise<boolean> {
  const { format, fileName, source } = given;
  const [mapping, why] = [jsonColumn(given.mapping), jsonColumn(given.absences)];
  const data = { ...row, format, fileName, source, mapping, absences: why, fileBytes: 0 };
  const { count } = await tx.offlineEvidence.createMany({ data, skipDuplicates: true });
  return count === 1;
}

interface Ready {
  id: string;
  sha256: string;
  bytes: number;
  summary: EvidenceSummary;
  at: Date;
}

export async function makeReady(tx: Transaction, { id, sha256, bytes, summary, at }: Ready): Promise<void> {
  const casesRead = summary.cases;
  const data = { fileSha256: sha256, fileBytes: bytes, summary: jsonColumn(summary), readyAt: at, casesRead };
  await tx.offlineEvidence.update({ where: { id }, data });
}

/**
 * The newest whole comparison of the pair, if it is from the same file read in the same way; null otherwise. An older one
 * is not it: the gate asks the newest, so a file that is sent again after another one is to be the newest again.
 */
export async function findSameEvidence(
  tx: Transaction,
  { given, sha256, ...pair }: Pair & { releaseId: string; given: EvidenceParameters; sha256: string },
): Promise<EvidenceRecord | null> {
  const where = { ...pair, format: { not: 'statement' }, readyAt: { not: null } };
  const newest = await tx.offlineEvidence.findFirst({ where, orderBy: NEWEST_FIRST });
  const isSame =
    newest?.fileSha256 === sha256 &&
    newest.format === given.format &&
    canonicalJson(newest.mapping) === canonicalJson(given.mapping);
  return newest && isSame ? toEvidence(newest) : null;
}

/** Removes an evidence that did not become ready, and tells the pages that show it being read. */
export async function discardEvidence(id: string): Promise<void> {
  await sqlClient()`
    WITH gone AS (DELETE FROM offline_evidence WHERE id = ${id} AND ready_at IS NULL RETURNING release_id)
    SELECT pg_notify(${CHANNELS.release}, release_id) FROM gone`;
}

/** For who watches; at once visible, apart from the transaction that stores the cases. */
export async function noteCasesRead(id: string, casesRead: number): Promise<void> {
  await sqlClient()`UPDATE offline_evidence SET cases_read = ${casesRead} WHERE id = ${id}`;
}

export async function setAbsence(tx: Transaction, record: EvidenceRecord, added: EvidenceRecord['absences']) {
  const data = { absences: jsonColumn({ ...record.absences, ...added }) };
  await tx.offlineEvidence.update({ where: { id: record.id }, data });
}

function toEvidence({ mapping: _mapping, summary, ...row }: OfflineEvidence): EvidenceRecord {
  const format = formats.parse(row.format);
  const ready = row.readyAt !== null;
  return {
    ...row,
    format,
    fileBytes: Number(row.fileBytes),
    absences: absences.parse(row.absences),
    // A row that is ready has its summary, in the shape that it was written in: the two are one statement.
    summary: ready && format !== 'statement' ? (summary as unknown as EvidenceSummary) : null,
    stated: ready && format === 'statement' ? (summary as unknown as StatedCounts) : null,
  };
}
