import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { emptyNote } from '@/lib/core/release/empty-note';
import type { NoteContent } from '@/lib/core/release/note';
import { type CreateReleaseInput, createReleaseInput, type ReleaseView } from '@/lib/schemas/release';
import { write } from '@/lib/server/audit/write';
import { lockFeature } from '@/lib/server/db/feature-row';
import { jsonColumn } from '@/lib/server/db/json-column';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { Transaction } from '@/lib/server/db/transaction';
import { refuseSecondRelease } from './active-release';
import { fitCandidate } from './fit-candidate';
import { fitOwner } from './fit-owner';
import { getRelease } from './get-release';
import { readMarkdown } from './read-markdown';

type Input = z.output<typeof createReleaseInput>;

/** Opens a draft of one candidate against the version that is live now. */
export async function createRelease(actor: Actor, input: CreateReleaseInput): Promise<ReleaseView> {
  const release = createReleaseInput.parse(input);
  const note = noteOf(release);
  const feature = await prismaClient().feature.findUnique({ where: { key: release.featureKey } });
  if (!feature) throw unknownFeature(release.featureKey);
  const id = await write(
    { actor, permission: 'release:create', subject: { featureId: feature.id } },
    async (tx, { at }) => {
      await lockFeature(tx, feature.id);
      await refuseSecondRelease(tx, feature.id);
      const live = await tx.feature.findUniqueOrThrow({
        where: { id: feature.id },
        include: { liveVersion: true },
      });
      const baseline = live.liveVersion;
      const candidate = release.candidateVersionId
        ? await fitCandidate(tx, release.candidateVersionId, feature.id, baseline?.id ?? null)
        : null;
      const owner = await ownerOf(tx, actor, release);
      const row = await tx.release.create({
        data: {
          featureId: feature.id,
          title: release.title,
          ownerId: owner?.id ?? null,
          baselineVersionId: baseline?.id ?? null,
          candidateVersionId: candidate?.id ?? null,
          noteDraft: jsonColumn(note),
          noteDraftSavedAt: at,
          createdById: actor.id,
          createdAt: at,
          isSample: feature.isSample,
        },
      });
      const data = {
        title: release.title,
        owner,
        baseline: baseline ? `v${baseline.number}` : null,
        candidate: candidate?.variant ?? null,
      };
      return {
        result: row.id,
        audits: [{ action: 'release.created', featureId: feature.id, releaseId: row.id, data }],
        routing: true,
        releases: [row.id],
      };
    },
  );
  return getRelease(actor, id);
}

function noteOf({ note, markdown }: Input): NoteContent {
  if (markdown === undefined) return note ?? emptyNote();
  const parsed = readMarkdown(markdown);
  if (parsed.problems.length === 0) return parsed.note;
  const message = 'The Markdown could not be read in full, so nothing was made of it.';
  throw new DomainError('invalid_input', message, 'unreadable_note', parsed.problems);
}

/** Who creates a release owns it, unless somebody else is named; a machine that names nobody leaves it open. */
async function ownerOf(
  tx: Transaction,
  actor: Actor,
  { ownerId }: Input,
): Promise<{ id: string; name: string } | null> {
  if (ownerId) return fitOwner(tx, ownerId, 'ownerId');
  if (ownerId === null || actor.kind !== 'user') return null;
  return { id: actor.id, name: actor.name };
}

function unknownFeature(key: string): DomainError {
  const message = `There is no feature with the key ${key}.`;
  return new DomainError('not_found', message, 'unknown_feature', [
    { code: 'unknown_feature', field: 'featureKey', message },
  ]);
}
