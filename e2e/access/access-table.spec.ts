import { decideAccess } from '../../lib/core/access/decide-access';
import type { AuditPage } from '../../lib/schemas/audit';
import type { AccessRow } from './access-row';
import { ACCESS_ROWS } from './access-rows';
import { expect, type Installation, type Player, test } from './installation';
import { listRoutes } from './list-routes';

/** Past the access check: done, or refused for what is asked and not for who asks. */
const PAST = [200, 201, 204, 409, 422];

/** What the core's table says of this cell. */
function expected({ permission, owned, keysOnly }: AccessRow, { actor }: Player, ownerId: string): number[] {
  if (permission === 'public') return PAST;
  if (actor === null || (keysOnly && actor.kind !== 'key')) return [401];
  const decision = decideAccess(actor, permission, owned ? ownerId : undefined);
  return decision.kind === 'allowed' ? PAST : [403];
}

async function ask(row: AccessRow, player: Player, given: Installation): Promise<number> {
  const method = row.route.split(' ')[0] ?? '';
  const data = row.body?.(given);
  const answer = await player.http.fetch(await row.path(given), {
    method,
    ...(data === undefined ? {} : { data }),
    timeout: 30_000,
  });
  await answer.dispose();
  return answer.status();
}

async function countRefusals({ admin }: Installation): Promise<number> {
  let count = 0;
  for (let before = ''; ; ) {
    const page = await admin.get<AuditPage>(`/audit?action=access.refused&limit=200${before}`);
    count += page.entries.length;
    if (page.nextBefore === null) return count;
    before = `&before=${page.nextBefore}`;
  }
}

test('every route of the tree has its rows in the access table, and every row its route', () => {
  const rows = new Set(ACCESS_ROWS.filter(({ keysOnly }) => !keysOnly).map(({ route }) => route));
  expect([...rows].toSorted()).toEqual(listRoutes());
});

test('everybody gets exactly as far as the access table says, on every route and move', async ({
  installation,
}) => {
  test.setTimeout(480_000);
  const ownerId = installation.players.find(({ name }) => name === 'owner')?.actor?.id ?? '';
  const before = await countRefusals(installation);
  const wrong: string[] = [];
  let cells = 0;
  let refusedWrites = 0;
  for (const player of installation.players) {
    for (const row of ACCESS_ROWS) {
      const status = await ask(row, player, installation);
      const should = expected(row, player, ownerId);
      cells += 1;
      if (status === 403 && !row.keysOnly && !row.reads && !row.route.startsWith('GET ')) refusedWrites += 1;
      if (!should.includes(status))
        wrong.push(
          `${player.name}: ${row.route} ${row.what ?? ''} answered ${status}, not ${should.join('/')}`,
        );
    }
  }
  expect(wrong).toEqual([]);
  expect(cells).toBe(installation.players.length * ACCESS_ROWS.length);
  expect(await countRefusals(installation), 'one audit row for each refused write').toBe(
    before + refusedWrites,
  );
  test
    .info()
    .annotations.push({ type: 'measured', description: `${cells} cells, ${refusedWrites} audited refusals` });
});
