import { type JsonSchema, SCHEMAS } from '@/lib/server/transport/openapi/json-schema';

/** The smallest value that a schema takes, to begin an example with. */
export function sampleValue(
  schema: JsonSchema,
  schemas: Readonly<Record<string, JsonSchema>>,
  name = '',
): unknown {
  const { $ref, properties = {}, required = [] } = schema;
  if ($ref) return sampleValue(schemas[$ref.slice(SCHEMAS.length)] ?? {}, schemas, name);
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sampleValue(choices[0] ?? {}, schemas, name);
  const type = [schema.type].flat()[0];
  if (type === 'object') {
    const entries = Object.entries(properties);
    // Where nothing is required something has to be given all the same.
    const pairs =
      required.length > 0 ? entries.filter(([key]) => required.includes(key)) : entries.slice(0, 1);
    return Object.fromEntries(pairs.map(([key, value]) => [key, sampleValue(value, schemas, key)]));
  }
  if (type === 'array') {
    return (schema.minItems ?? 0) > 0 ? [sampleValue(schema.items ?? {}, schemas, name)] : [];
  }
  if (type === 'number' || type === 'integer') return schema.minimum ?? schema.maximum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'string') return textOf(schema, name);
  return null;
}

const TEXTS: Readonly<Record<string, string>> = {
  featureKey: 'support-reply',
  feature: 'support-reply',
  key: 'support-reply',
  title: 'Shorter answers',
  model: 'gpt-4.1',
  model_version: 'gpt-4.1',
  prompt_version: 'p42',
  retrieval_version: 'r7',
  policy_version: 'c3',
  targetingKey: 'user-1',
  name: 'Support',
  reason: 'Known to be absent in this set',
  fingerprint: 'a1'.repeat(32),
  url: 'https://prometheus.example.org',
  id: 'req-81723',
  fileName: 'cases.jsonl',
};

function textOf({ format, minLength = 0 }: JsonSchema, name: string): string {
  if (format === 'email') return 'dana@example.com';
  if (minLength >= 10 && name !== 'reason') return 'a long password';
  return TEXTS[name] ?? (minLength > 0 ? '…' : '');
}
