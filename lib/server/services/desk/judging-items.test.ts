import { describe, expect, it } from 'vitest';
import type { ReviewDeskEntry } from '@/lib/schemas/review-item';
import { judgingItems } from './judging-items';

const entry = (left: number): ReviewDeskEntry => ({
  ...{ releaseId: `r${left}`, title: 'A new prompt', feature: { key: 'reply', name: 'Reply' } },
  ...{ stageName: 'Canary', since: '2026-05-01T10:00:00.000Z' },
  progress: { judged: 3, left, waiting: 4 },
});

describe('judgingItems', () => {
  it('names what one could judge, and nothing of what waits for others', () => {
    const items = judgingItems([entry(0), entry(1), entry(1_200)]);
    expect(items.map(({ releaseId, sentence }) => [releaseId, sentence])).toEqual([
      ['r1', '1 output of the stage Canary to judge, without knowing which version wrote them.'],
      ['r1200', '1,200 outputs of the stage Canary to judge, without knowing which version wrote them.'],
    ]);
  });
});
