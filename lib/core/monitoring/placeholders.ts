/** What tells a version apart, as placeholder and as the column or label of an answer. */
export const VERSION_LABELS = [
  'version',
  'variant',
  'model_version',
  'prompt_version',
  'retrieval_version',
  'policy_version',
] as const;
export type VersionLabel = (typeof VERSION_LABELS)[number];

/** `text`: a value that somebody chose; `instant` and `length`: numbers of our own. */
export const PLACEHOLDERS = {
  feature: 'text',
  version: 'text',
  variant: 'text',
  model_version: 'text',
  prompt_version: 'text',
  retrieval_version: 'text',
  policy_version: 'text',
  from: 'instant',
  to: 'instant',
  step: 'length',
  window: 'length',
} as const satisfies Record<string, 'text' | 'instant' | 'length'>;

export type Placeholder = keyof typeof PLACEHOLDERS;
export const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS) as Placeholder[];

export function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

export function isVersionLabel(name: string): name is VersionLabel {
  return (VERSION_LABELS as readonly string[]).includes(name);
}

/** Texts as they are, instants in ms since 1970, lengths in seconds. */
export type PlaceholderValues = Record<Placeholder, string | number>;
