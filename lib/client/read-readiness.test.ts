import { describe, expect, it } from 'vitest';
import { parseReadiness } from './read-readiness';
import { readinessSentence } from './readiness-sentence';

const answer = (database: boolean, evaluation: boolean, age: number | null) => ({
  message: 'Said by the server.',
  database: { ok: database },
  evaluation: { ok: evaluation },
  snapshot: { age_seconds: age },
});

describe('parseReadiness and readinessSentence', () => {
  it.each([
    ['all well', answer(true, true, 1), null],
    [
      'database away',
      answer(false, true, 12.4),
      'The database does not answer. Routing goes on from the snapshot taken 12 s ago; pages and telemetry do not.',
    ],
    [
      'database away for long',
      answer(false, true, 600),
      'The database does not answer. Routing goes on from the snapshot taken 10 min ago; pages and telemetry do not.',
    ],
    ['starting', answer(true, false, null), 'Said by the server.'],
  ])('%s', (_, body, sentence) => {
    expect(readinessSentence(parseReadiness(body))).toBe(sentence);
  });

  it('never claims that routing goes on when it does not', () => {
    expect(readinessSentence(parseReadiness(answer(false, false, null)))).toMatch(/nothing works/);
  });

  it.each([[null], ['<html>'], [{}], [{ database: 'ok' }]])('takes %j for no answer', (body) => {
    expect(parseReadiness(body)).toEqual({ kind: 'unreachable' });
  });
});
