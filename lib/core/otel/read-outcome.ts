import { NAMES } from './attribute-names';
import type { OtelSpan, OtelValue } from './otel-data';
import { attributeOf, flagOf, numberOf } from './read-attribute';
import type { Content } from './read-content';

// As the providers write it, in lower case with underscores.
const REFUSALS = new Set([
  'content_filter',
  'content_filtered',
  'refusal',
  'safety',
  'guardrail_intervened',
  'prohibited_content',
  'blocklist',
  'recitation',
  'spii',
]);

/** How it ended: what `sluice.*` says, else what follows from the conventions. Undefined where nothing is told. */
export function readOutcome(span: OtelSpan, content: Content): Record<string, OtelValue | undefined> {
  const { attributes } = span;
  return {
    error: flagOf(attributes, ['sluice.error']) ?? hasFailed(span),
    refused: flagOf(attributes, ['sluice.refused']) ?? isRefused(span, content),
    parse_failed: flagOf(attributes, ['sluice.parse_failed']) ?? isUnparsable(span, content),
    fallback: flagOf(attributes, ['sluice.fallback']),
    task_success: flagOf(attributes, ['sluice.task_success']),
    quality: numberOf(attributes, ['sluice.quality']),
  };
}

export function hasFailed({ failed, attributes }: OtelSpan): boolean {
  const isLevel = attributes.get('langfuse.observation.level') === 'ERROR';
  return failed || isLevel || attributeOf(attributes, ['error.type']) !== undefined;
}

function isRefused({ attributes }: OtelSpan, content: Content): boolean | undefined {
  const reasons = [...listed(attributeOf(attributes, NAMES.finishReasons)), ...content.finishReasons];
  if (content.hasRefusal) return true;
  if (reasons.length === 0) return undefined;
  return reasons.some((reason) => REFUSALS.has(reason.toLowerCase().replaceAll('-', '_')));
}

/** Finish reasons as a list, as one word, or as a list that was written as JSON. */
function listed(value: OtelValue | undefined): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  if (typeof value !== 'string') return [];
  return value.startsWith('[') ? (value.match(/[\w-]+/g) ?? []) : [value];
}

function isUnparsable({ attributes }: OtelSpan, { output }: Content): boolean | undefined {
  const type = attributeOf(attributes, NAMES.outputType);
  if (typeof type !== 'string' || !type.startsWith('json') || output === undefined) return undefined;
  try {
    JSON.parse(output);
    return false;
  } catch {
    return true;
  }
}
