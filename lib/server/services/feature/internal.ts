import type { z } from 'zod';
import { canonicalJson } from '@/lib/core/audit/canonical-json';
import { DomainError } from '@/lib/core/domain-error';
import type { createVersionInput } from '@/lib/schemas/feature';
import { sha256Hex } from '@/lib/server/audit/sha256-hex';
import { type FeatureRecord, findFeature } from '@/lib/server/db/feature-row';
import { jsonColumn } from '@/lib/server/db/json-column';
import type { Reader } from '@/lib/server/db/reader';
import type { Transaction } from '@/lib/server/db/transaction';

export async function fetchFeature(reader: Reader, key: string): Promise<FeatureRecord> {
  const feature = await findFeature(reader, key);
  if (!feature)
    throw new DomainError('not_found', `There is no feature with the key ${key}.`, 'unknown_feature');
  return feature;
}

/** Writes a version; never changed afterwards. */
export async function insertVersion(
  tx: Transaction,
  version: { featureId: string; number: number; createdById: string; createdAt: Date },
  content: z.output<typeof createVersionInput>,
): Promise<{ id: string; variant: string }> {
  const { config } = content;
  const row = await tx.version.create({
    data: {
      ...version,
      modelVersion: content.model_version,
      promptVersion: content.prompt_version,
      retrievalVersion: content.retrieval_version,
      policyVersion: content.policy_version,
      ...(config === null ? {} : { config, configFingerprint: fingerprintOf(config) }),
      fingerprints: jsonColumn(content.fingerprints),
      notes: content.notes,
    },
  });
  return { id: row.id, variant: `v${row.number}` };
}

/** The labels and fingerprints as the audit row keeps them. */
export function versionData(
  made: { id: string; variant: string },
  { notes: _notes, config: _config, ...content }: z.output<typeof createVersionInput>,
): Record<string, unknown> {
  return { versionId: made.id, variant: made.variant, ...content };
}

function fingerprintOf(config: unknown): string {
  return sha256Hex(canonicalJson(config));
}
