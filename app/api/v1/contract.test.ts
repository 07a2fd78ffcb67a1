import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ACCESS_ROWS } from '@/e2e/access/access-rows';
import { listRoutes } from '@/e2e/access/list-routes';
import { groupBy } from '@/lib/core/group-by';
import type { NextHandler } from '@/lib/server/transport/define-route';
import type { ConsoleOperation, HotOperation } from '@/lib/server/transport/openapi/operation';
import { OPERATIONS } from '@/lib/server/transport/openapi/operations';

const OPERATIONS_FOLDER = 'lib/server/transport/openapi/operations/';
const consoleOperations = OPERATIONS.filter((one): one is ConsoleOperation => one.kind === undefined);
const hotOperations = OPERATIONS.filter((one): one is HotOperation => one.kind === 'hot');

async function handlerOf(route: string): Promise<NextHandler | undefined> {
  const [method = '', folder = ''] = route.split(' ');
  const file = fileURLToPath(new URL(`.${folder}/route.ts`, import.meta.url));
  const module: Partial<Record<string, NextHandler>> = await import(file);
  return module[method];
}

const without = (all: readonly string[], known: readonly string[]) =>
  all.filter((one) => !known.includes(one));

describe('the table of operations', () => {
  it('has every route of the tree once, and nothing more', () => {
    const routes = listRoutes();
    const told = consoleOperations.map(({ route }) => route);
    expect(without(routes, told), `Add an entry for each to a file of ${OPERATIONS_FOLDER}`).toEqual([]);
    expect(without(told, routes), `These routes are gone: remove them from ${OPERATIONS_FOLDER}`).toEqual([]);
    expect(told.length).toBe(new Set(told).size);
  });

  it('has no id twice', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('says of each permission what the access table says', () => {
    const rows = groupBy(ACCESS_ROWS, ({ route }) => route);
    // The hot paths that ask for no key have no row.
    const asked = OPERATIONS.filter(({ kind, permission }) => kind !== 'hot' || permission !== 'public');
    const wrong = asked.flatMap(({ route, permission }) => {
      const [first, ...more] = rows.get(route) ?? [];
      const moves = [first, ...more].map((row) => [row?.what, row?.permission]);
      const expected = more.length > 0 ? Object.fromEntries(moves) : first?.permission;
      return isDeepStrictEqual(permission, expected) ? [] : [{ route, permission, accessTable: expected }];
    });
    expect(wrong).toEqual([]);
    expect(new Set(asked.map(({ route }) => route))).toEqual(new Set(rows.keys()));
  });
});

describe.each(consoleOperations)('$route', (operation) => {
  it('takes what the table says, and answers so', async () => {
    const handler = await handlerOf(operation.route);
    if (!handler?.contract) throw new Error('Make the route by defineRoute, which says what it takes.');
    const { input, query, status, isIdempotent, isPublic } = handler.contract;
    expect(input === operation.input, 'the table names the schema that the route parses its body with').toBe(
      true,
    );
    // An upload's verb reads the query itself, after it has looked who asks.
    const parsed = operation.upload ? undefined : operation.query;
    expect(query === parsed, 'the table names the schema that the route parses its query with').toBe(true);
    expect({ isIdempotent, isPublic }).toEqual({
      isIdempotent: operation.idempotent ?? false,
      isPublic: operation.permission === 'public',
    });
    if (!operation.upload) expect(status).toBe(operation.status);
  });
});

it('has the paths ahead of the console that its handler knows', () => {
  const file = fileURLToPath(new URL('../../../lib/server/http/create-handler.ts', import.meta.url));
  const paths = [...readFileSync(file, 'utf8').matchAll(/'(\/[\w/]+)'/g)].map(([, path = '']) => path);
  // Of the console's own pages; everything else there is for machines.
  const known = new Set(paths.filter((path) => path !== '/' && path !== '/api/live'));
  const told = hotOperations.map(({ route }) => route.split(' ')[1]?.replace(/\/\{\w+\}$/, ''));
  expect(new Set(told)).toEqual(known);
});
