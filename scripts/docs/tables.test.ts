import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERMISSION_PHRASES } from '@/lib/core/access/permission-phrases';
import { ACCESS, type Grant, PERMISSIONS } from '@/lib/core/access/permissions';
import { METRICS } from '@/lib/core/telemetry/metric';
import { tolerance } from '@/lib/core/watch/tolerance';
import { eventInput } from '@/lib/schemas/event';
import { ENV_NAMES, readEnv } from '@/lib/server/env';
import { Counters } from '@/lib/server/http/counters';
import { contentPolicy } from '@/lib/server/transport/content-policy';
import { findTable } from './find-table';
import { ROOT } from './list-pages';
import { readPage } from './read-page';

const operate = readPage('docs/operate.md');
const security = readPage('docs/security.md');
const plain = (cell = '') => cell.replaceAll('`', '');

describe('docs/operate.md', () => {
  const settings = findTable(operate, ['setting', 'what it is', 'unless set']);

  it('has every setting that the server reads, and no other', () => {
    expect(settings.map(([name]) => plain(name)).toSorted()).toEqual(ENV_NAMES.toSorted());
  });

  it('tells what each is unless set', () => {
    const defaults: Record<string, unknown> = readEnv({
      DATABASE_URL: 'postgresql://me@localhost/sluice',
      NEXTAUTH_SECRET: 'x'.repeat(32),
    });
    const told = settings.flatMap(([name = '', , cell = '']) => {
      const value = /^`([^`]+)`(;.*)?$/.exec(cell)?.[1];
      return value === undefined ? [] : [[plain(name), value]];
    });
    const set = Object.entries(defaults).filter(
      ([name, value]) =>
        value !== undefined && String(value) !== '' && !['DATABASE_URL', 'NEXTAUTH_SECRET'].includes(name),
    );
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(set.map(([name, value]) => [name, String(value)])),
    );
  });

  it('has every metric with its meaning', () => {
    const rendered =
      new Counters().render() + readFileSync(path.join(ROOT, 'lib/server/http/metrics.ts'), 'utf8');
    const counters = [...rendered.matchAll(/^# HELP (sluice_\w+) (.+)$/gm)];
    const gauges = [...rendered.matchAll(/gauge\(\s*'(sluice_\w+)',\s*'([^']+)'/g)];
    const known = [...counters, ...gauges].map(([, name, help]) => [name, help]);
    const rows = findTable(operate, ['metric', 'what it counts']);
    expect(rows.map(([name, help]) => [plain(name), help])).toEqual(known);
  });
});

describe('docs/connect.md', () => {
  it('has every field of an event, and no other', () => {
    const rows = findTable(readPage('docs/connect.md'), ['field', 'meaning']);
    const names = rows.flatMap(([cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(names.toSorted()).toEqual(Object.keys(eventInput.shape).toSorted());
  });
});

describe('docs/security.md', () => {
  it('says of each permission who holds it', () => {
    const columns: readonly Grant[] = ['admin', 'member', 'reviewer', 'viewer', 'owner', 'key:release'];
    const rows = findTable(security, ['who may', 'admin', 'member', 'reviewer', 'viewer', 'owner']);
    expect(rows).toEqual(
      PERMISSIONS.filter((permission) => !['flag:evaluate', 'event:ingest'].includes(permission)).map(
        (permission) => {
          const granted: readonly Grant[] = ACCESS[permission];
          return [
            PERMISSION_PHRASES[permission],
            ...columns.map((grant) => (granted.includes(grant) ? 'yes' : '')),
          ];
        },
      ),
    );
  });

  it('repeats the policy that pages are sent with', () => {
    const shown = security.blocks.find(({ text }) => text.startsWith("default-src 'self'"))?.text;
    expect(shown?.split('\n')).toEqual(contentPolicy('…', false).split('; '));
  });
});

it('docs/how-decisions-are-made.md tells the usual tolerance of each metric', () => {
  const rows = findTable(readPage('docs/how-decisions-are-made.md'), ['metric', 'usual tolerance']);
  const words: Record<string, string> = {
    'margin 0.02': '2 points lower',
    'ratio 0.5': 'half as many again',
    'ratio 0.2': '20 % higher',
    'ratio 0.1': '10 % higher',
  };
  const told = rows.flatMap(([names = '', words_]) => namesIn(names).map((name) => [name, words_]));
  const known = Object.entries(METRICS).map(([id, { label }]) => {
    const { comparison, threshold } = tolerance(id as keyof typeof METRICS);
    return [label.toLowerCase(), words[`${comparison} ${threshold}`]];
  });
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
});

/** "latency p50, p95" are two. */
function namesIn(cell: string): string[] {
  const short: Record<string, string> = {
    p95: 'latency p95',
    p99: 'latency p99',
    cost: 'cost per request',
  };
  return cell
    .split(', ')
    .flatMap((name) =>
      name === 'tokens' ? ['input tokens per request', 'output tokens per request'] : [short[name] ?? name],
    );
}
