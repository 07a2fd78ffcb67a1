import type { z } from 'zod';
import { type CreateVersionInput, createVersionInput, type VersionView } from '@/lib/schemas/feature';
import { faultsByField } from './faults-by-field';

/** A version while it is being typed. The config is text until it parses. */
export interface VersionDraft {
  model_version: string;
  prompt_version: string;
  retrieval_version: string;
  policy_version: string;
  configText: string;
  notes: string;
}

export type VersionDraftErrors = Partial<Record<keyof VersionDraft, string>>;

export const EMPTY_VERSION_DRAFT: VersionDraft = {
  model_version: '',
  prompt_version: '',
  retrieval_version: '',
  policy_version: '',
  configText: '',
  notes: '',
};

/** A draft that starts from an existing version, so that changing one label is quick. */
export function draftFromVersion(version: VersionView): VersionDraft {
  return {
    model_version: version.model_version,
    prompt_version: version.prompt_version,
    retrieval_version: version.retrieval_version,
    policy_version: version.policy_version,
    configText: version.config === null ? '' : JSON.stringify(version.config, null, 2),
    notes: '',
  };
}

/** The input for the server, or one sentence for each field that is not right yet. */
export function readVersionDraft(
  draft: VersionDraft,
): { ok: true; input: CreateVersionInput } | { ok: false; errors: VersionDraftErrors } {
  const { configText, ...labels } = draft;
  const config = parseConfig(configText);
  const parsed = createVersionInput.safeParse({ ...labels, config: config.ok ? config.value : null });
  const errors: VersionDraftErrors = parsed.success ? {} : errorsByField(parsed.error);
  if (!config.ok) errors.configText = config.error;
  if (!parsed.success || !config.ok) return { ok: false, errors };
  return { ok: true, input: parsed.data };
}

function parseConfig(text: string): { ok: true; value: unknown } | { ok: false; error: string } {
  if (text.trim() === '') return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      error: `Not valid JSON: ${error instanceof Error ? error.message : 'it does not parse'}`,
    };
  }
}

// A fault deep inside the config belongs to the one field that it is typed in.
function errorsByField(error: z.ZodError): VersionDraftErrors {
  const errors: VersionDraftErrors = {};
  for (const [path, message] of Object.entries(faultsByField(error))) {
    const field = path.split('.')[0] === 'config' ? 'configText' : path;
    if (isDraftField(field)) errors[field] ??= message;
  }
  return errors;
}

function isDraftField(field: string): field is keyof VersionDraft {
  return field in EMPTY_VERSION_DRAFT;
}
