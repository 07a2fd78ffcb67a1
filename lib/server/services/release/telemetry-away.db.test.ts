import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sqlClient } from '@/lib/server/db/sql-client';
import { translateClickhouseError } from '@/lib/server/db/translate-clickhouse-error';
import { PostgresHome } from '@/lib/server/telemetry/postgres-home';
import { letPass, liveScenario, moveNow, type Scenario } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getRelease } from './get-release';
import { listReleases } from './list-releases';

useServiceDatabase();

describe('while the home of closed blocks does not answer', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    vi.restoreAllMocks();
    scenario = await liveScenario();
    await letPass(60, scenario);
    await sqlClient()`UPDATE rollup_state SET settled_until = to_timestamp(floor(extract(epoch FROM now()) / 5) * 5)`;
    const away = translateClickhouseError(new Error('connect ECONNREFUSED 127.0.0.1:8123'));
    vi.spyOn(PostgresHome.prototype, 'read').mockRejectedValue(away);
  });

  it('a release is shown without its measures, and says why', async () => {
    const { owner, release } = scenario;
    const view = await getRelease(owner, release.id);
    expect(view.telemetryAway).toMatch(/^ClickHouse does not answer/);
    expect(view.gate).toBeNull();
    expect(view.triggers.map(({ state }) => state)).toEqual(['no_data']);
    const listed = await listReleases(owner);
    expect(listed.map(({ id, waitingFor }) => [id, waitingFor])).toContainEqual([
      release.id,
      'The gate of this stage has no verdict yet.',
    ]);
  });

  it('it can be rolled back, and not promoted', async () => {
    const { owner, release } = scenario;
    await expect(moveNow(owner, release.id, 'promote')).rejects.toMatchObject({ code: 'unavailable' });
    expect((await getRelease(owner, release.id)).status).toBe('live');
    const back = await moveNow(owner, release.id, 'roll_back', { reason: 'To be safe.' });
    expect(back.status).toBe('rolling_back');
  });

  it('every other fault is still a fault', async () => {
    vi.spyOn(PostgresHome.prototype, 'read').mockRejectedValue(new Error('a bug'));
    await expect(getRelease(scenario.owner, scenario.release.id)).rejects.toThrow('a bug');
  });
});
