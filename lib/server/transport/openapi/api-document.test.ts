import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { readOfrepRequest } from '../../http/ofrep-request';
import { apiDocument } from './api-document';
import { ofrepRequest } from './operations/evaluation';

const document = apiDocument();

it('is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
});

it('has valid schemas of JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: false });
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    ajv.validateSchema(schema);
    expect(ajv.errors, name).toBeNull();
  }
});

it('describes every schema that it names, and names every schema that it describes', () => {
  const { schemas } = document.components;
  const reached = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([\w.-]+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      follow(schemas[name] ?? {});
    }
  };
  follow(document.paths);
  expect([...reached].toSorted()).toEqual(Object.keys(schemas).toSorted());
  expect(JSON.stringify(document)).not.toMatch(/"\$ref":"(?!#\/components\/)/);
});

it.each([
  ['one with a targeting key', { context: { targetingKey: 'user-1', tenant: 'acme' } }],
  ['more beside the context', { context: { targetingKey: 'user-1' }, more: 1 }],
  ['no context', {}],
  ['a context of null', { context: null }],
  ['a context that is a list', { context: [] }],
  ['no targeting key', { context: { tenant: 'acme' } }],
  ['an empty targeting key', { context: { targetingKey: '' } }],
  ['a targeting key that is a number', { context: { targetingKey: 7 } }],
  ['a list', []],
])('says of an evaluation with %s what the hand-written reader says', (_case, body) => {
  const isRead = readOfrepRequest(Buffer.from(JSON.stringify(body))).kind === 'request';
  expect(ofrepRequest.safeParse(body).success).toBe(isRead);
});
