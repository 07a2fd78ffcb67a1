import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { emptyNote } from '@/lib/core/release/empty-note';
import type { NoteContent } from '@/lib/core/release/note';
import type { NoteHeader } from '@/lib/core/release/note-markdown/parse-note';
import { type CreateReleaseInput, createReleaseInput, type ReleaseView } from '@/lib/schemas/release';
import { write } from '@/lib/server/audit/write';
import { findRefusal } from '@/lib/server/auth/authorize';
import { lockFeature } from '@/lib/server/db/feature-row';
import { jsonColumn } from '@/lib/server/db/json-column';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { Transaction } from '@/lib/server/db/transaction';
import { findOwnerNamed } from '@/lib/server/db/user-rows';
import { refuseSecondRelease } from './active-release';
import { fitCandidate } from './fit-candidate';
import { fitOwner } from './fit-owner';
import { getRelease } from './get-release';
import { findByLabels, findOrMakeByLabels } from './labelled-candidate';
import { readMarkdown } from './read-markdown';

type Input = z.output<typeof createReleaseInput>;

interface Opening {
  note: NoteContent;
  /** What the Markdown says beside the note; null without it. */
  header: NoteHeader | null;
}

/** Opens a draft of one candidate against the version that is live now. */
export async function createRelease(actor: Actor, input: CreateReleaseInput): Promise<ReleaseView> {
  const release = createReleaseInput.parse(input);
  const { note, header } = openingOf(release);
  const title = titleOf(release, header);
  const feature = await prismaClient().feature.findUnique({ where: { key: release.featureKey } });
  if (!feature) throw unknownFeature(release.featureKey);
  const candidateId = await candidateIdOf(actor, feature, release, header);
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
      const candidate = candidateId
        ? await fitCandidate(tx, candidateId, feature.id, baseline?.id ?? null)
        : null;
      const owner = await ownerOf(tx, actor, release, header);
      const row = await tx.release.create({
        data: {
          featureId: feature.id,
          title,
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
        title,
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

function openingOf({ note, markdown }: Input): Opening {
  if (markdown === undefined) return { note: note ?? emptyNote(), header: null };
  const parsed = readMarkdown(markdown);
  if (parsed.problems.length === 0) return parsed;
  const message = 'The Markdown could not be read in full, so nothing was made of it.';
  throw new DomainError('invalid_input', message, 'unreadable_note', parsed.problems);
}

function titleOf({ title }: Input, header: NoteHeader | null): string {
  const given = title ?? header?.title.trim().slice(0, 140) ?? '';
  if (given !== '') return given;
  const message = 'Give a title, or head the Markdown with one.';
  throw new DomainError('invalid_input', message, 'missing_title', [
    { code: 'missing_title', field: 'title', message },
  ]);
}

/** A version is made only where its labels are given for that; those of a note are looked up. */
async function candidateIdOf(
  actor: Actor,
  feature: { id: string; key: string; liveVersionId: string | null },
  { candidateVersionId, candidateLabels, ownerId }: Input,
  header: NoteHeader | null,
): Promise<string | null> {
  if (candidateLabels) {
    // Who may not is refused by the write, which leaves a row.
    if (findRefusal(actor, 'release:create')) return null;
    // Before the version is made, so that a refusal leaves none behind.
    await refuseSecondRelease(prismaClient(), feature.id);
    if (ownerId) await fitOwner(prismaClient(), ownerId, 'ownerId');
    return findOrMakeByLabels(actor, prismaClient(), feature, candidateLabels);
  }
  if (candidateVersionId !== undefined || !header?.candidate) return candidateVersionId ?? null;
  const found = await findByLabels(prismaClient(), feature, header.candidate);
  return found === feature.liveVersionId ? null : found;
}

/** Who creates a release owns it, unless somebody else is named; a machine that names nobody leaves it open. */
async function ownerOf(
  tx: Transaction,
  actor: Actor,
  { ownerId }: Input,
  header: NoteHeader | null,
): Promise<{ id: string; name: string } | null> {
  if (ownerId) return fitOwner(tx, ownerId, 'ownerId');
  const named =
    ownerId === undefined && header?.ownerName ? await findOwnerNamed(tx, header.ownerName) : null;
  if (named) return named;
  if (ownerId === null || actor.kind !== 'user') return null;
  return { id: actor.id, name: actor.name };
}

function unknownFeature(key: string): DomainError {
  const message = `There is no feature with the key ${key}.`;
  return new DomainError('not_found', message, 'unknown_feature', [
    { code: 'unknown_feature', field: 'featureKey', message },
  ]);
}
