import { z } from 'zod';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { VersionView } from '@/lib/schemas/feature';
import { nameOf } from './actor-names';
import type { Version as VersionRow } from './generated/client';

export interface VersionRecord extends VersionLabels {
  id: string;
  featureId: string;
  number: number;
  variant: string;
  config: unknown;
  configFingerprint: string | null;
  fingerprints: VersionView['fingerprints'];
  notes: string;
  createdById: string;
  createdAt: Date;
}

const storedFingerprints = z.partialRecord(z.enum(['model', 'prompt', 'retrieval', 'policy']), z.string());

export function toVersion(row: VersionRow): VersionRecord {
  return {
    id: row.id,
    featureId: row.featureId,
    number: row.number,
    variant: `v${row.number}`,
    model_version: row.modelVersion,
    prompt_version: row.promptVersion,
    retrieval_version: row.retrievalVersion,
    policy_version: row.policyVersion,
    config: row.config,
    configFingerprint: row.configFingerprint,
    fingerprints: storedFingerprints.parse(row.fingerprints),
    notes: row.notes,
    createdById: row.createdById,
    createdAt: row.createdAt,
  };
}

export function toVersionView(
  version: VersionRecord,
  names: ReadonlyMap<string, string>,
  liveVersionId: string | null,
): VersionView {
  const { featureId: _featureId, createdById, createdAt, ...rest } = version;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    createdByName: nameOf(names, createdById),
    isLive: version.id === liveVersionId,
  };
}
