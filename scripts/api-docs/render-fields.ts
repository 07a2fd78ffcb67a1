import type { JsonSchema } from '@/lib/server/transport/openapi/json-schema';
import { renderType } from './render-type';

/** A whole shape: what it is for, then its fields, or what it may be. */
export function renderInParts(schema: JsonSchema): string {
  const about = schema.description ? `${schema.description}\n\n` : '';
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return `${about}One of:\n\n${choices.map((choice) => `- ${renderType(choice)}`).join('\n')}`;
  return `${about}${renderFields(schema) || `${renderType(schema)}.`}`;
}

function renderFields({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (!properties || Object.keys(properties).length === 0) return '';
  const rows = Object.entries(properties).map(([name, schema]) => {
    const about = (schema.description ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|');
    return `| \`${name}\` | ${renderType(schema)} | ${required.includes(name) ? 'yes' : ''} | ${about} |`;
  });
  const others =
    typeof additionalProperties === 'object' ? [`| … | ${renderType(additionalProperties)} | | |`] : [];
  return ['| field | type | required | |', '|---|---|---|---|', ...rows, ...others].join('\n');
}
