import { type CreateFeatureInput, createFeatureInput } from '@/lib/schemas/feature';
import { faultsByField } from './faults-by-field';
import { readVersionDraft, type VersionDraft, type VersionDraftErrors } from './version-draft';

/** A feature while it is being typed. */
export interface FeatureDraft {
  key: string;
  name: string;
  description: string;
  unitName: string;
  bucketBy: string;
}

export interface FeatureDraftErrors {
  feature: Partial<Record<keyof FeatureDraft, string>>;
  version: VersionDraftErrors;
}

const VERSION_PREFIX = 'liveVersion.';
// Stands in for a version that is not right yet, so that the feature's own fields are judged all the same.
const ANY_VERSION = { model_version: '-', prompt_version: '-', retrieval_version: '-', policy_version: '-' };

/** The input for the server, or every fault of it at once. */
export function readFeatureDraft(
  draft: FeatureDraft,
  version: VersionDraft,
): { ok: true; input: CreateFeatureInput } | { ok: false; errors: FeatureDraftErrors } {
  const liveVersion = readVersionDraft(version);
  const parsed = createFeatureInput.safeParse({
    ...draft,
    liveVersion: liveVersion.ok ? liveVersion.input : ANY_VERSION,
  });
  if (parsed.success && liveVersion.ok) return { ok: true, input: parsed.data };
  return {
    ok: false,
    errors: {
      feature: parsed.success ? {} : faultsByField(parsed.error),
      version: liveVersion.ok ? {} : liveVersion.errors,
    },
  };
}

/** Sorts the faults that the server named into those of the feature and those of its first version. */
export function sortFeatureFaults(faults: Record<string, string>): FeatureDraftErrors {
  const errors: FeatureDraftErrors = { feature: {}, version: {} };
  for (const [field, message] of Object.entries(faults)) {
    if (field.startsWith(VERSION_PREFIX)) Object.assign(errors.version, { [versionField(field)]: message });
    else Object.assign(errors.feature, { [field]: message });
  }
  return errors;
}

function versionField(path: string): string {
  const field = path.slice(VERSION_PREFIX.length);
  return field.split('.')[0] === 'config' ? 'configText' : field;
}
