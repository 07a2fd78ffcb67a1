import { expect, it } from 'vitest';
import { z } from 'zod';
import { evidenceParameters } from '@/lib/schemas/evidence';
import { releaseQuery } from '@/lib/schemas/release';
import { type Parameter, queryParameters } from './query-parameters';

const page = z.strictObject({ page: z.coerce.number().int().min(1).default(1).describe('From 1.') });
const model = z.strictObject({ model: z.string().min(1) });

it.each<[string, z.ZodType, Partial<Parameter>]>([
  [
    'a number with a default may be left out',
    page,
    {
      name: 'page',
      required: false,
      description: 'From 1.',
      schema: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 1 },
    },
  ],
  [
    'what has no default must be there',
    model,
    { name: 'model', required: true, schema: { type: 'string', minLength: 1 } },
  ],
  [
    'a list has commas between',
    releaseQuery,
    {
      name: 'status',
      required: false,
      style: 'form',
      explode: false,
      schema: expect.objectContaining({ type: 'array' }),
    },
  ],
  [
    'an object is JSON',
    evidenceParameters,
    { name: 'mapping', required: false, content: { 'application/json': expect.anything() } },
  ],
  [
    'a text that is made into something else is described as it is sent',
    evidenceParameters,
    { name: 'statesVersions', required: false, schema: expect.objectContaining({ enum: ['true', 'false'] }) },
  ],
])('%s', (_case, query, expected) => {
  const parameter = queryParameters(query).find(({ name }) => name === expected.name);
  expect(parameter).toMatchObject({ in: 'query', ...expected });
});
