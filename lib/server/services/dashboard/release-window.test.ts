import { describe, expect, it } from 'vitest';
import { releaseWindow } from './release-window';

const at = (time: string) => new Date(`2026-05-04T${time}:00Z`);
const now = at('12:00');

describe('the window of a release', () => {
  it.each([
    ['not started: the last hour', null, null, undefined, '11:00', '12:00'],
    ['just started: five minutes before', at('11:50'), null, undefined, '11:45', '12:00'],
    ['long under way: a tenth before', at('02:00'), null, undefined, '01:00', '12:00'],
    ['ended: up to its end', at('02:00'), at('07:00'), undefined, '01:30', '07:00'],
    ['minutes back from now', at('02:00'), null, 30, '11:30', '12:00'],
    ['minutes back from its end', at('02:00'), at('07:00'), 30, '06:30', '07:00'],
  ])('%s', (_, startedAt, endedAt, minutes, from, to) => {
    const window = releaseWindow({ startedAt, endedAt }, now, minutes);
    expect(window).toEqual({ from: at(from), to: at(to) });
  });
});
