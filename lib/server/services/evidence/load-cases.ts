import { DomainError } from '@/lib/core/domain-error';
import type { EvidenceFormat } from '@/lib/core/evidence/evidence-format';
import type { EvidenceSummary } from '@/lib/core/evidence/evidence-summary';
import { addCase, emptyTally } from '@/lib/core/evidence/evidence-tally';
import { summarizeEvidence } from '@/lib/core/evidence/summarize-evidence';
import { type EvidenceParameters, MAX_EVIDENCE_CASES, type ToldVersionInput } from '@/lib/schemas/evidence';
import { noteCasesRead } from '@/lib/server/db/evidence-rows';
import type { EvidenceWriter } from '@/lib/server/db/evidence-writer';
import { readCsv } from '@/lib/server/evidence/read-csv';
import { readJsonl } from '@/lib/server/evidence/read-jsonl';
import { readPromptfoo } from '@/lib/server/evidence/read-promptfoo';
import type { ReadCases } from '@/lib/server/evidence/sourced-case';
import { storableCase } from '@/lib/server/evidence/storable-case';
import { brokenOff } from '@/lib/server/evidence/upload-source';
import { VersionWitness } from '@/lib/server/evidence/version-witness';
import type { ComparedPair } from './compared-pair';

const READERS: Readonly<Record<EvidenceFormat, ReadCases>> = {
  jsonl: readJsonl,
  csv: readCsv,
  promptfoo: readPromptfoo,
};
const NOTE_EVERY_MS = 500;

/** Reads, checks, counts and stores every case, one at a time; commits them when the file has ended. */
export async function loadCases(
  bytes: AsyncIterable<Buffer>,
  { given, signal }: { given: EvidenceParameters; signal: AbortSignal | undefined },
  versions: ComparedPair['versions'],
  writer: EvidenceWriter,
): Promise<EvidenceSummary> {
  const told = { baseline: toldOf(given.baseline), candidate: toldOf(given.candidate) };
  const witness = new VersionWitness(versions, told, given.statesVersions);
  const tally = emptyTally();
  let takenFrom: EvidenceSummary['takenFrom'];
  let notedAt = Date.now();
  await writer.begin();
  for await (const found of READERS[given.format](bytes, given.mapping)) {
    if (writer.written >= MAX_EVIDENCE_CASES) throw tooMany();
    if (signal?.aborted) throw brokenOff();
    witness.hear(found);
    takenFrom ??= found.takenFrom;
    const entry = storableCase(found.entry);
    addCase(tally, entry);
    await writer.write(entry);
    if (Date.now() - notedAt >= NOTE_EVERY_MS) {
      await noteCasesRead(writer.evidenceId, writer.written);
      notedAt = Date.now();
    }
  }
  if (writer.written === 0) throw new DomainError('invalid_input', 'The file has no cases.', 'no_cases');
  await writer.commit();
  return { ...summarizeEvidence(tally, witness.checks()), ...(takenFrom && { takenFrom }) };
}

function toldOf({ fingerprints = {}, ...labels }: ToldVersionInput) {
  const { model_version, prompt_version, retrieval_version, policy_version } = labels;
  const named = {
    model: model_version,
    prompt: prompt_version,
    retrieval: retrieval_version,
    policy: policy_version,
  };
  const given = Object.entries(named).filter(([, label]) => label !== undefined);
  return { labels: Object.fromEntries(given), fingerprints };
}

function tooMany(): DomainError {
  const most = MAX_EVIDENCE_CASES.toLocaleString('en');
  const message = `The file has more than ${most} cases. Nothing of it was kept.`;
  return new DomainError('too_large', message, 'too_many_cases');
}
