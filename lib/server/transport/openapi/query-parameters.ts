import { z } from 'zod';
import type { JsonSchema } from './json-schema';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema?: JsonSchema;
  style?: 'form';
  explode?: false;
  content?: Readonly<Record<string, { schema: JsonSchema }>>;
}

/**
 * An address holds texts: what they mean is what the schema makes of them, a number or a list. What must be there is what
 * the schema asks for before it fills in defaults.
 */
export function queryParameters(query: z.ZodType): Parameter[] {
  const sent = schemaOf(query, 'input');
  const meant = schemaOf(query, 'output');
  return Object.entries(meant.properties ?? {}).map(([name, schema]) => {
    const { description, ...rest } = hasMeaning(schema) ? schema : { ...sent.properties?.[name], ...schema };
    return {
      name,
      in: 'query',
      required: sent.required?.includes(name) ?? false,
      ...(description && { description }),
      ...serialized(rest),
    };
  });
}

// What a transform makes of a text no schema can say.
function hasMeaning(schema: JsonSchema): boolean {
  return Object.keys(schema).some((key) => key !== 'default' && key !== 'description');
}

function serialized(schema: JsonSchema): Pick<Parameter, 'schema' | 'style' | 'explode' | 'content'> {
  if (schema.type === 'array') return { schema, style: 'form', explode: false };
  if (schema.type === 'object') return { content: { 'application/json': { schema } } };
  return { schema };
}

function schemaOf(query: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(query, { io, unrepresentable: 'any' });
  // The cast: zod writes JSON Schema 2020-12, of which JsonSchema names a part.
  return schema as JsonSchema;
}
