import { describe, expect, it } from 'vitest';
import { auditAddress, readAuditFilter } from './audit-address';

const ALL = { releaseId: null, featureId: null, action: null, before: null };

describe('auditAddress and readAuditFilter', () => {
  it.each([
    [ALL, '/audit'],
    [{ ...ALL, releaseId: 'r 1' }, '/audit?release=r+1'],
    [
      { releaseId: 'r', featureId: 'f', action: 'release.held', before: 40 },
      '/audit?release=r&feature=f&action=release.held&before=40',
    ],
  ])('%j is kept in %s and read back', (filter, address) => {
    expect(auditAddress(filter)).toBe(address);
    const params = Object.fromEntries(new URL(address, 'http://localhost').searchParams);
    expect(readAuditFilter(params)).toEqual(filter);
  });

  it.each([['x'], ['-1'], ['0'], ['1.5'], ['99999999999999999']])(
    'takes before=%s as not given',
    (before) => {
      expect(readAuditFilter({ before }).before).toBeNull();
    },
  );

  it('takes a repeated parameter as not given', () => {
    expect(readAuditFilter({ release: ['a', 'b'] }).releaseId).toBeNull();
  });
});
