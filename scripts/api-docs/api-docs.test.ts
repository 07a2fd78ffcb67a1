import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apiDocument } from '@/lib/server/transport/openapi/api-document';
import type { JsonSchema } from '@/lib/server/transport/openapi/json-schema';
import { renderReference } from './render-reference';
import { renderType } from './render-type';
import { viewSchemas } from './view-schemas';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const read = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8');

describe('what npm run docs:api makes', () => {
  it.each([
    ['lib/server/transport/openapi/generated/view-schemas.json', () => viewSchemas(ROOT)],
    ['docs/api.md', () => renderReference(apiDocument())],
  ])('%s is current', (file, make) => {
    expect(read(file) === make(), `Run "npm run docs:api" and commit ${file}`).toBe(true);
  });

  it('links to headings that are there', () => {
    const text = read('docs/api.md');
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
    expect(headings).toEqual([...new Set(headings)]);
  });
});

it.each<[string, JsonSchema]>([
  [
    'string, 1 to 100 characters, default `x`',
    { type: 'string', minLength: 1, maxLength: 100, default: 'x' },
  ],
  ['string, not empty', { type: 'string', minLength: 1 }],
  ['integer, at least 0', { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }],
  ['number, above 0, at most 1', { type: 'number', exclusiveMinimum: 0, maximum: 1 }],
  [
    'string, matches `a\\|b`, matches `^c`',
    { type: 'string', allOf: [{ pattern: 'a|b' }, { pattern: '^c' }] },
  ],
  ['string, date-time', { type: 'string', format: 'date-time', pattern: '^long$' }],
  ['list of (`a`, `b`), at most 2 items', { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 2 }],
  [
    '{ `a`: [A](#a); `b`?: anything; … }',
    {
      properties: { a: { $ref: '#/components/schemas/A' }, b: {} },
      required: ['a'],
      additionalProperties: {},
    },
  ],
  [
    'object of number, by `x`',
    { type: 'object', additionalProperties: { type: 'number' }, propertyNames: { enum: ['x'] } },
  ],
  ['string or null', { type: ['string', 'null'] }],
  ['[number, string]', { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }] }],
])('reads %s', (text, schema) => {
  expect(renderType(schema)).toBe(text);
});
