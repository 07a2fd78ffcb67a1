import { expect, test } from 'vitest';
import { parseIngestBody } from './ingest-parse';

test.each([
  ['200,000 objects and lists', `[${Array(199_999).fill('{}').join(',')}]`, 'items'],
  ['one more', `[${Array(200_000).fill('{}').join(',')}]`, 'refused'],
  ['as many lists', `[${Array(200_000).fill('[]').join(',')}]`, 'refused'],
  ['one long text', JSON.stringify([{ input: 'a'.repeat(300_000) }]), 'items'],
])('takes a body of at most 200,000 parts: %s', (_, body, kind) => {
  expect(parseIngestBody('application/json', body).kind).toBe(kind);
});

test('counts lines as parts', () => {
  const answer = parseIngestBody('application/x-ndjson', '1\n'.repeat(200_001));
  expect(answer).toMatchObject({ kind: 'refused', status: 413 });
});
