import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findLeaks } from './find-leaks';

const TEXTS = ['inputs', 'outputs'];
const alternating = Array.from({ length: 200 }, (_, at) => (at * 7919) % 13 < 6);
const honest = (isCandidate: boolean) => ({
  id: randomUUID(),
  kind: 'single',
  inputs: ['Where is my order?'],
  outputs: [isCandidate ? 'A long answer with a reason' : 'Short'],
});
const leaky = (add: (isCandidate: boolean, at: number) => object) =>
  alternating.map((isCandidate, at) => ({
    isCandidate,
    value: { ...honest(isCandidate), ...add(isCandidate, at) },
  }));

describe('findLeaks', () => {
  it('finds nothing where nothing but the texts differs', () => {
    expect(
      findLeaks(
        leaky(() => ({})),
        TEXTS,
        ['version-7'],
      ),
    ).toEqual([]);
  });

  it.each([
    ['a word', (is: boolean) => ({ group: is ? 'x' : 'y' })],
    [
      'a number that is mostly larger',
      (is: boolean, at: number) => ({ tokens: (is ? 100 : 60) + (at % 40) }),
    ],
    ['a field that only one arm has', (is: boolean) => (is ? { extra: null } : {})],
    ['another order of the fields', (is: boolean) => ({ more: is ? { a: 1, b: 1 } : { b: 1, a: 1 } })],
    ['a list of another length', (is: boolean) => ({ marks: is ? [1] : [] })],
    ['one bit of an id', (is: boolean) => ({ id: `${is ? '9' : '8'}${randomUUID().slice(1)}` })],
    ['a second text of one arm', (is: boolean) => ({ outputs: is ? ['a', 'b'] : ['a'] })],
  ])('finds %s', (_, add) => {
    expect(findLeaks(leaky(add), TEXTS, [])).not.toEqual([]);
  });

  it('finds an order, and a secret in any text', () => {
    const ordered = leaky(() => ({})).toSorted((a, b) => Number(a.isCandidate) - Number(b.isCandidate));
    expect(findLeaks(ordered, TEXTS, [])).toEqual([expect.stringContaining('position goes along')]);
    const told = leaky((_, at) => (at === 77 ? { outputs: ['made by version-7'] } : {}));
    expect(findLeaks(told, TEXTS, ['version-7'])).toEqual(['version-7 was sent']);
  });
});
