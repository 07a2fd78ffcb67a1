import { describe, expect, it } from 'vitest';
import { AttemptLimit } from './attempt-limit';

describe('AttemptLimit', () => {
  const limit = () => new AttemptLimit({ failures: 3, windowMs: 1_000 }, 2);

  it('is exceeded at the number of failures, and over when the window since the first of them is', () => {
    const attempts = limit();
    for (const at of [0, 10, 20]) {
      expect(attempts.isExceeded('a', at)).toBe(false);
      attempts.fail('a', at);
    }
    expect(attempts.isExceeded('a', 999)).toBe(true);
    expect(attempts.isExceeded('b', 999)).toBe(false);
    expect(attempts.isExceeded('a', 1_000)).toBe(false);
  });

  it('begins again after a success', () => {
    const attempts = limit();
    for (const at of [0, 1, 2]) attempts.fail('a', at);
    attempts.succeed('a');
    expect(attempts.isExceeded('a', 3)).toBe(false);
  });

  it('forgets the oldest name when there are too many', () => {
    const attempts = limit();
    for (const name of ['a', 'b', 'c']) for (const at of [0, 1, 2]) attempts.fail(name, at);
    expect(['a', 'b', 'c'].map((name) => attempts.isExceeded(name, 3))).toEqual([false, true, true]);
  });
});
