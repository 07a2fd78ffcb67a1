import type { JsonSchema } from '@/lib/server/transport/openapi/json-schema';
import { inCode } from './in-code';

/** "string, 1 to 100 characters, default `x`". */
export function renderLimits(text: string, schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, minItems, maxItems, format } = schema;
  const patterns = [schema, ...(schema.allOf ?? [])].flatMap(({ pattern = [] }) => pattern);
  const limits = [
    format,
    exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
    range(minimum, maximum),
    range(minLength, maxLength, 'characters'),
    range(minItems, maxItems, 'items'),
    // A known format says it better than its pattern does.
    ...(format ? [] : patterns.map((pattern) => `matches ${inCode(pattern)}`)),
    schema.default !== undefined && `default ${inCode(schema.default)}`,
  ].filter(Boolean);
  return [text, ...limits].join(', ');
}

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  const [low, high] = [said(least), said(most)];
  if (unit && low === '1' && !high) return 'not empty';
  if (!low && !high) return '';
  const words = low && high ? `${low} to ${high}` : low ? `at least ${low}` : `at most ${high}`;
  return unit ? `${words} ${unit}` : words;
}

// zod writes the bounds of every integer; they say nothing.
function said(bound: number | undefined): string {
  return bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER
    ? ''
    : bound.toLocaleString('en-US');
}
