import { type JsonSchema, SCHEMAS } from '@/lib/server/transport/openapi/json-schema';
import { inCode } from './in-code';
import { renderLimits } from './render-limits';

/** A schema in one cell: its type with its limits; a named one as a link. */
export function renderType(schema: JsonSchema): string {
  const { $ref, type, items, enum: values, properties, prefixItems } = schema;
  if ($ref) return `[${$ref.slice(SCHEMAS.length)}](#${$ref.slice(SCHEMAS.length).toLowerCase()})`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(renderType).join(' or ');
  if ('const' in schema) return inCode(schema.const);
  if (values) return values.map(inCode).join(', ');
  if (prefixItems) return `[${prefixItems.map(renderType).join(', ')}]`;
  if (type === 'array') return renderLimits(`list of ${parenthesized(renderType(items ?? {}))}`, schema);
  if (properties) return renderMembers(schema);
  if (type === 'object') return renderMap(schema);
  if (type === undefined) return 'anything';
  return renderLimits([type].flat().join(' or '), schema);
}

function renderMembers({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
  const members = Object.entries(properties).map(
    ([name, member]) => `\`${name}\`${required.includes(name) ? '' : '?'}: ${renderType(member)}`,
  );
  const others = typeof additionalProperties === 'object' ? ['…'] : [];
  return `{ ${[...members, ...others].join('; ')} }`;
}

function renderMap({ additionalProperties, propertyNames }: JsonSchema): string {
  if (typeof additionalProperties !== 'object') return 'object';
  const keys = propertyNames?.enum ? `, by ${propertyNames.enum.map(inCode).join(', ')}` : '';
  return `object of ${renderType(additionalProperties)}${keys}`;
}

function parenthesized(text: string): string {
  return /,| or /.test(text) && !text.startsWith('{') ? `(${text})` : text;
}
