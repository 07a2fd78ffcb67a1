import { ClickHouseError } from '@clickhouse/client';
import { describe, expect, it } from 'vitest';
import { translateClickhouseError } from './translate-clickhouse-error';

const newServer = (code: string) => new ClickHouseError({ code, message: 'no', type: 'NO' });
const oldServer = (code: string) => new Error(`Code: ${code}, e.displayText() = DB::Exception: no`);
const socket = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('translateClickhouseError', () => {
  it.each<[string, unknown, string]>([
    ['a refused connection', socket, 'does not answer'],
    ['a timeout of the client', new Error('Timeout error.'), 'does not answer'],
    ['an unknown user of an old server', oldServer('192'), 'refuses the user'],
    ['a wrong password of an old server', oldServer('193'), 'refuses the user'],
    ['a wrong password of a new server', newServer('516'), 'refuses the user'],
    ['too many parts', newServer('252'), 'too busy'],
    ['too little memory on an old server', oldServer('241'), 'too busy'],
  ])('calls %s unavailable', (_, error, said) => {
    expect(translateClickhouseError(error)).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(said),
      cause: error,
    });
  });

  it.each([
    ['an old server', oldServer('47')],
    ['a new server', newServer('62')],
  ])('leaves a fault in a statement as it is, of %s', (_, error) => {
    expect(translateClickhouseError(error)).toBe(error);
  });
});
