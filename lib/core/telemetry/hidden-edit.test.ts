import { describe, expect, it } from 'vitest';
import { findHiddenEdits, type HiddenEditState, type Sighting } from './hidden-edit';

const now = new Date('2026-03-01T12:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

function seen(fingerprint: string, first: number, last: number, more: Partial<Sighting> = {}): Sighting {
  return {
    axis: 'prompt',
    fingerprint,
    firstSeenAt: minutesAgo(first),
    lastSeenAt: minutesAgo(last),
    requests: 5,
    reportedAt: null,
    acknowledgedAt: null,
    ...more,
  };
}

type Declared = Parameters<typeof findHiddenEdits>[0];
type Found = [axis: string, expected: string, seen: string, state: HiddenEditState][];
const CASES: [string, Declared, Sighting[], Found][] = [
  ['nothing was seen', { prompt: 'a' }, [], []],
  ['the declared one alone', { prompt: 'a' }, [seen('a', 9, 0)], []],
  ['one, and none is declared', {}, [seen('a', 9, 0)], []],
  ['another than the declared one', { prompt: 'a' }, [seen('b', 9, 0)], [['prompt', 'a', 'b', 'seen']]],
  [
    'the declared one came later',
    { prompt: 'b' },
    [seen('a', 9, 0), seen('b', 5, 0)],
    [['prompt', 'b', 'a', 'seen']],
  ],
  ['a second one, none declared', {}, [seen('b', 5, 1), seen('a', 9, 0)], [['prompt', 'a', 'b', 'seen']]],
  ['two of one instant', {}, [seen('b', 5, 0), seen('a', 5, 0)], [['prompt', 'a', 'b', 'seen']]],
  [
    'three, in the order they came',
    {},
    [seen('c', 3, 1), seen('b', 5, 1), seen('a', 9, 0)],
    [
      ['prompt', 'a', 'b', 'seen'],
      ['prompt', 'a', 'c', 'seen'],
    ],
  ],
  ['of another axis is no second one', {}, [seen('a', 9, 0), seen('b', 5, 0, { axis: 'model' })], []],
  ['declared for another axis', { model: 'a' }, [seen('b', 9, 0)], []],
  ['last seen 9.9 min ago', {}, [seen('a', 60, 0), seen('b', 50, 9.9)], [['prompt', 'a', 'b', 'seen']]],
  ['quiet for 10 min', {}, [seen('a', 60, 0), seen('b', 50, 10)], [['prompt', 'a', 'b', 'stopped']]],
  [
    'acknowledged after it stopped',
    {},
    [seen('a', 60, 0), seen('b', 50, 30, { acknowledgedAt: minutesAgo(15) })],
    [['prompt', 'a', 'b', 'acknowledged']],
  ],
  [
    'seen again after that',
    {},
    [seen('a', 60, 0), seen('b', 50, 2, { acknowledgedAt: minutesAgo(15) })],
    [['prompt', 'a', 'b', 'seen']],
  ],
];

describe('hidden edits', () => {
  it.each(CASES)('%s', (_name, declared, sightings, found) => {
    const edits = findHiddenEdits(declared, sightings, now);
    expect(edits.map((edit) => [edit.axis, edit.expected.fingerprint, edit.fingerprint, edit.state])).toEqual(
      found,
    );
  });

  it('tell of both contents since when they were seen and how often', () => {
    const [edit] = findHiddenEdits({}, [seen('a', 9, 1, { requests: 40 }), seen('b', 5, 0)], now);
    expect(edit).toMatchObject({
      ...{ firstSeenAt: minutesAgo(5), lastSeenAt: minutesAgo(0), requests: 5 },
      expected: { declared: false, firstSeenAt: minutesAgo(9), lastSeenAt: minutesAgo(1), requests: 40 },
    });
  });

  it('name a declared content that no request carried', () => {
    const [edit] = findHiddenEdits({ prompt: 'a' }, [seen('b', 5, 0)], now);
    expect(edit?.expected).toEqual({
      ...{ fingerprint: 'a', declared: true, firstSeenAt: null, lastSeenAt: null, requests: 0 },
    });
  });
});
