import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path';

const ORIGIN = 'https://sluice.example';

describe('returnPath', () => {
  it.each([
    [null, '/'],
    ['', '/'],
    ['/releases/r1?scope=all#top', '/releases/r1?scope=all#top'],
    ['https://sluice.example/audit', '/audit'],
    ['releases', '/releases'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['\\\\evil.example', '/'],
    ['https://sluice.example//evil.example', '/'],
    ['https://sluice.example@evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['http://sluice.example/', '/'],
    ['/sign-in?callbackUrl=/sign-in', '/'],
    ['/api/v1/users', '/'],
    ['http://[', '/'],
  ])('%j leads to %s', (asked, path) => {
    expect(returnPath(asked, ORIGIN)).toBe(path);
  });
});
