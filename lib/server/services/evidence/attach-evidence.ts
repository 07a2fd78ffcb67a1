import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { MAX_EVIDENCE_BYTES } from '@/lib/core/evidence/evidence-format';
import type { EvidenceSummary } from '@/lib/core/evidence/evidence-summary';
import { type EvidenceParameters, type EvidenceView, evidenceParameters } from '@/lib/schemas/evidence';
import { write } from '@/lib/server/audit/write';
import { discardEvidence, findSameEvidence, insertLoading, makeReady } from '@/lib/server/db/evidence-rows';
import { EvidenceWriter } from '@/lib/server/db/evidence-writer';
import { inUploadSlot } from '@/lib/server/evidence/upload-slots';
import { brokenOff, UploadSource } from '@/lib/server/evidence/upload-source';
import { UploadedFile } from '@/lib/server/evidence/uploaded-file';
import { lockedRelease } from '../release/fetch-release';
import { addAbsences } from './add-absences';
import { type ComparedPair, comparedPair } from './compared-pair';
import { getEvidence } from './get-evidence';
import { loadCases } from './load-cases';

export interface AttachedEvidence {
  evidence: EvidenceView;
  /** False: the pair's newest comparison is of the same file, and that is what it is. */
  created: boolean;
}

/** Everything about an upload that is known before its first byte is read. */
interface Upload {
  actor: Actor;
  releaseId: string;
  id: string;
  given: EvidenceParameters;
  signal: AbortSignal | undefined;
}

/**
 * Takes an uploaded comparison of exactly the release's two versions. The file is read once, as it comes; until its last
 * case is stored the evidence counts for nothing, and a fault or a client that goes away (`signal`, also after its last
 * byte) leaves nothing behind.
 */
export async function attachEvidence(
  actor: Actor,
  releaseId: string,
  parameters: Readonly<Record<string, string>>,
  body: ReadableStream<Uint8Array> | null,
  signal?: AbortSignal,
): Promise<AttachedEvidence> {
  const source = new UploadSource(body);
  try {
    await admit(actor, releaseId);
    const given = evidenceParameters.parse(parameters);
    const upload = { actor, releaseId, id: given.id ?? randomUUID(), given, signal };
    return await inUploadSlot(() => receive(upload, source));
  } catch (error) {
    await source.drain(MAX_EVIDENCE_BYTES);
    throw error;
  }
}

/** Access and state, before anything is opened or kept for the upload. */
function admit(actor: Actor, releaseId: string): Promise<void> {
  return write(
    { actor, permission: 'evidence:attach', load: lockedRelease(releaseId) },
    async (_, { loaded: { release } }) => {
      comparedPair(release);
      return { result: undefined, audits: [] };
    },
  );
}

async function receive(upload: Upload, source: UploadSource): Promise<AttachedEvidence> {
  const writer = await EvidenceWriter.open(upload.id);
  if (!writer) throw idTaken();
  try {
    return await read(upload, source, writer);
  } finally {
    await writer.close();
  }
}

async function read(upload: Upload, source: UploadSource, writer: EvidenceWriter): Promise<AttachedEvidence> {
  const pair = await announce(upload);
  try {
    const file = new UploadedFile(source.chunks());
    const summary = await loadCases(file.bytes(), upload, pair.versions, writer);
    const keptId = await finish(upload, pair, file, summary);
    const evidence = await getEvidence(upload.actor, upload.releaseId, keptId);
    return { evidence, created: keptId === upload.id };
  } finally {
    await discardEvidence(upload.id);
  }
}

/** The pair is fixed before anything is read. The row is no decision yet: it is not ready. */
function announce({ actor, releaseId, id, given }: Upload): Promise<ComparedPair> {
  return write(
    { actor, permission: 'evidence:attach', load: lockedRelease(releaseId) },
    async (tx, { at, loaded: { release } }) => {
      const pair = comparedPair(release);
      const row = { id, releaseId, ...pair.ids, given, createdById: actor.id, createdAt: at };
      if (!(await insertLoading(tx, row))) throw idTaken();
      return { result: pair, audits: [], releases: [releaseId] };
    },
  );
}

function finish(
  { actor, releaseId, id, given, signal }: Upload,
  { ids }: ComparedPair,
  file: UploadedFile,
  summary: EvidenceSummary,
): Promise<string> {
  const sha256 = file.sha256();
  return write(
    { actor, permission: 'evidence:attach', load: lockedRelease(releaseId) },
    async (tx, { at, loaded: { release } }) => {
      // Whoever called it off before this moment has been told that nothing was kept.
      if (signal?.aborted) throw brokenOff();
      const same = await findSameEvidence(tx, { releaseId, ...ids, given, sha256 });
      if (same) {
        const audits = await addAbsences(tx, release, same, given.absences);
        return { result: same.id, audits, releases: [releaseId] };
      }
      await makeReady(tx, { id, sha256, bytes: file.size, summary, at });
      const { format, fileName, source, mapping, absences } = given;
      const { cases, errored } = summary;
      const told = { format, fileName, source, mapping, absences, fileSha256: sha256, cases, errored };
      return {
        result: id,
        audits: [
          {
            action: 'evidence.attached',
            featureId: release.feature.id,
            releaseId,
            noteRevision: release.inForce?.number ?? null,
            data: { evidenceId: id, ...ids, ...told },
          },
        ],
        releases: [releaseId],
      };
    },
  );
}

function idTaken(): DomainError {
  const message = 'Another upload has this id already. Give each upload an id of its own.';
  return new DomainError('conflict', message, 'id_taken');
}
