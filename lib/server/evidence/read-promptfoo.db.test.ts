import { createReadStream } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import type { EvidenceMapping } from '@/lib/schemas/evidence';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { readPromptfoo } from './read-promptfoo';
import type { SourcedCase } from './sourced-case';

useServiceDatabase();

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

async function* bytesOf(...names: string[]): AsyncGenerator<Buffer> {
  // In pieces that cut keys and characters.
  for (const name of names) yield* createReadStream(path.join(FIXTURES, name), { highWaterMark: 97 });
}

async function read(names: string[], mapping: EvidenceMapping = {}): Promise<SourcedCase[]> {
  const found: SourcedCase[] = [];
  for await (const one of readPromptfoo(bytesOf(...names), mapping)) found.push(one);
  return found;
}

const refusal = (names: string[], mapping?: EvidenceMapping) =>
  read(names, mapping).then(
    () => 'not refused',
    (error: unknown) => (error instanceof DomainError ? error.message : String(error)),
  );

/** kind, cohort, and quality, parse and error of both arms. */
const shortOf = ({ entry: { kind, cohort, baseline, candidate } }: SourcedCase) => [
  kind,
  cohort,
  ...[baseline, candidate].map(({ quality, parseOk, error }) => error ?? [quality, parseOk]),
];

const BOTH_PROMPTS = [
  ['representative', 'primes', [0, null], [1, null]],
  ['known_bad', 'primes', [1, null], [0, null]],
  ['representative', 'primes', [1, null], [1, null]],
  ['format_sensitive', 'lists', [1, true], [1, true]],
  ['representative', 'lists', [1, null], 'The provider did not answer within 30 s'],
];

describe('readPromptfoo', () => {
  it.each([
    ['version 3 (promptfoo 0.123.1)', 'promptfoo-two-prompts.json'],
    ['version 2 (promptfoo 0.81.5)', 'promptfoo-summary-2.json'],
  ])('takes two prompts of one file as the two arms: %s', async (_, name) => {
    const cases = await read([name]);
    expect(cases.map(shortOf)).toEqual(BOTH_PROMPTS);
    const [first] = cases;
    expect(first?.entry.input).toContain('Is 7 prime?');
    expect(first?.entry.expected).toBe('equals: yes');
    expect(first?.entry.baseline).toMatchObject({
      ...{ output: 'I think so, it has no divisors', passed: false, costUsd: 0.0006 },
      ...{ inputTokens: 10, outputTokens: 30 },
    });
    // sha256 of the prompts' templates.
    expect(first?.told.baseline.fingerprints.prompt).toBe(
      '2a6ae2e6100702d5dfbd5404ca130d8a18deb9a2d4b698be7618206fae462590',
    );
    expect(first?.told.candidate.fingerprints.prompt).not.toBe(first?.told.baseline.fingerprints.prompt);
  });

  it('takes two providers of one file as the two arms', async () => {
    expect((await read(['promptfoo-two-providers.json'])).map(shortOf)).toEqual([
      ['format_sensitive', '', [0, false], [1, true]],
      ['representative', '', [1, null], [1, null]],
    ]);
  });

  it('pairs two files, the first of which is the baseline', async () => {
    const cases = await read(['promptfoo-before-only.json', 'promptfoo-after-only.json']);
    expect(cases.map(shortOf)).toEqual([
      ['representative', 'primes', [0, null], [1, null]],
      ['known_bad', 'primes', [1, null], [0, null]],
      ['representative', '', [1, null], 'The provider did not answer within 30 s'],
    ]);
  });

  it('swaps the arms where the mapping says so', async () => {
    const swapped = await read(['promptfoo-two-prompts.json'], { promptIdx: { baseline: 1, candidate: 0 } });
    expect(swapped.map(shortOf)).toEqual(
      BOTH_PROMPTS.map(([kind, cohort, baseline, candidate]) => [kind, cohort, candidate, baseline]),
    );
  });

  it('says that one file with one column is half of a comparison', async () => {
    expect(await refusal(['promptfoo-before-only.json'])).toMatch(
      /^The file has one prompt .*, local\), and/,
    );
  });

  it('names what each arm was taken from', async () => {
    const [first] = await read(['promptfoo-two-providers.json']);
    expect(first?.takenFrom?.baseline).not.toBe(first?.takenFrom?.candidate);
  });

  it('refuses two files of other tests', async () => {
    expect(await refusal(['promptfoo-before-only.json', 'promptfoo-two-prompts.json'])).toMatch(/promptIdx/);
    const mapping = { promptIdx: { baseline: 0, candidate: 1 } };
    expect(await refusal(['promptfoo-before-only.json', 'promptfoo-two-prompts.json'], mapping)).toMatch(
      /^Test 1, vars: are not the same/,
    );
  });

  it('refuses what is not JSON', async () => {
    expect(await refusal(['promptfoo-provider.cjs.txt'])).toMatch(/^The file: not JSON/);
  });

  it('refuses JSON that is not promptfoo’s', async () => {
    const other = (async function* bytes() {
      yield Buffer.from('[{"case_id": 1}]');
    })();
    const reading = readPromptfoo(other, {})[Symbol.asyncIterator]().next();
    await expect(reading).rejects.toThrow('This is not a promptfoo results file: it has no `results`.');
  });
});
