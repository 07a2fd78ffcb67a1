import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { type CreateVersionInput, createVersionInput, type VersionView } from '@/lib/schemas/feature';
import { write } from '@/lib/server/audit/write';
import { lockFeature, readVersions } from '@/lib/server/db/feature-row';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { VersionRecord } from '@/lib/server/db/version-row';
import { fetchFeature, insertVersion, versionData } from './internal';
import { viewVersions } from './view-versions';

const LABELS = ['model_version', 'prompt_version', 'retrieval_version', 'policy_version'] as const;

/** Adds an immutable version; it gets no traffic before a release exposes it. */
export async function createVersion(
  actor: Actor,
  key: string,
  input: CreateVersionInput,
): Promise<VersionView> {
  const content = createVersionInput.parse(input);
  const feature = await fetchFeature(prismaClient(), key);
  const id = await write(
    { actor, permission: 'version:create', subject: { featureId: feature.id } },
    async (tx, { at }) => {
      await lockFeature(tx, feature.id);
      const versions = await readVersions(tx, feature.id);
      const same = versions.find((version) => LABELS.every((label) => version[label] === content[label]));
      if (same) throw takenLabels(same);
      const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
      const by = { featureId: feature.id, number, createdById: actor.id, createdAt: at };
      const version = await insertVersion(tx, by, content);
      return {
        result: version.id,
        audits: [{ action: 'version.created', featureId: feature.id, data: versionData(version, content) }],
        routing: true,
      };
    },
  );
  const views = await viewVersions(prismaClient(), feature);
  const made = views.find((version) => version.id === id);
  if (!made) throw new DomainError('not_found', 'The version was removed just now.', 'unknown_version');
  return made;
}

function takenLabels(same: VersionRecord): DomainError {
  const message = `${same.variant} has the same four labels. A version never changes: give what is new a label of its own.`;
  const issues = LABELS.map((field) => ({ code: 'version_labels_taken', field, message }));
  const version = { id: same.id, variant: same.variant };
  return new DomainError('conflict', message, 'version_labels_taken', issues, { version });
}
