import { describe, expect, it } from 'vitest';
import { staleSentence } from './stale-sentence';

describe('staleSentence', () => {
  it.each([
    [
      { status: 'live', stageName: '10 %', owner: { name: 'Dana' } },
      'it is now live at 10 %, owned by Dana.',
    ],
    [
      { status: 'rolling_back', stageName: 'One cohort', owner: null },
      'it is now rolling back at One cohort.',
    ],
    [{ status: 'completed', stageName: null }, 'it is now completed.'],
  ])('names the present state of %j', (state, part) => {
    expect(staleSentence(state)).toContain(part);
  });

  it.each([undefined, null, 'live', {}, { status: 'sideways' }])('still says what to do for %j', (state) => {
    expect(staleSentence(state)).toBe(
      'This release changed while you looked at it. Nothing was done; look again, then decide.',
    );
  });
});
