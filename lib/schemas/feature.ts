import { z } from 'zod';

/** Whatever JSON can say. */
export const jsonValue = z.json();

const label = z.string().trim().min(1, 'Give a label').max(100);

/** What tells a version apart within its feature. */
export const versionLabels = z.strictObject({
  model_version: label,
  prompt_version: label,
  retrieval_version: label,
  policy_version: label,
});

export const createVersionInput = z
  .object({
    ...versionLabels.shape,
    config: jsonValue.nullable().default(null),
    /** sha256 (hex) of the content behind each label, as far as known. */
    fingerprints: z
      .partialRecord(
        z.enum(['model', 'prompt', 'retrieval', 'policy']),
        z.string().regex(/^[0-9a-f]{64}$/, 'sha256, 64 hex digits'),
      )
      .default({}),
    notes: z.string().max(2000).default(''),
  })
  .strict();
export type CreateVersionInput = z.input<typeof createVersionInput>;

/** A feature starts with the version that is live now, so that there is always something to go back to. */
export const createFeatureInput = z
  .object({
    key: z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'Lower-case letters, digits, dot, dash, underscore'),
    name: z.string().trim().min(1, 'Give a name').max(100),
    description: z.string().max(1000).default(''),
    bucketBy: z.string().trim().min(1).max(100).default('targetingKey'),
    unitName: z.string().trim().min(1).max(40).default('user'),
    liveVersion: createVersionInput,
  })
  .strict();
export type CreateFeatureInput = z.input<typeof createFeatureInput>;

export interface VersionView {
  id: string;
  number: number;
  /** `v<number>`, the OFREP variant. */
  variant: string;
  model_version: string;
  prompt_version: string;
  retrieval_version: string;
  policy_version: string;
  config: unknown;
  configFingerprint: string | null;
  fingerprints: Partial<Record<'model' | 'prompt' | 'retrieval' | 'policy', string>>;
  notes: string;
  createdAt: string;
  createdByName: string;
  isLive: boolean;
}

export interface FeatureListItem {
  id: string;
  key: string;
  name: string;
  isSample: boolean;
  live: VersionView | null;
  activeRelease: { id: string; title: string; status: string } | null;
  /** Events in the last 24 h. */
  requestsLastDay: number;
}

export interface FeatureView extends FeatureListItem {
  description: string;
  bucketBy: string;
  unitName: string;
  versions: VersionView[];
  releases: {
    id: string;
    title: string;
    status: string;
    createdAt: string;
    endedAt: string | null;
    ownerName: string | null;
  }[];
}
