import { beforeAll, describe, expect, it } from 'vitest';
import type { Trigger } from '@/lib/core/release/note';
import { sqlClient } from '@/lib/server/db/sql-client';
import { makeUser } from '@/lib/testing/factories';
import {
  addEvents,
  draftScenario,
  letPass,
  liveScenario,
  PARSE_TRIGGER,
  type Scenario,
  settle,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { backtestNote } from './backtest-note';

useServiceDatabase();

const MARGIN: Trigger = { ...PARSE_TRIGGER, id: 'margin', comparison: 'margin', minRequests: 30 };
const QUIET: Trigger = { ...MARGIN, id: 'quiet', metric: 'quality', threshold: 0.05 };
const STARVED: Trigger = { ...MARGIN, id: 'starved', metric: 'refusals' };
const { signal } = new AbortController();

describe('a note on the blocks of a release that was', () => {
  let past: Scenario;
  beforeAll(async () => {
    past = await liveScenario(3);
    for (let block = 0; block < 3; block += 1) {
      const both = { quality: 0.8 };
      await addEvents(past, 'baseline', 60, { ...both, parseFailed: false, context: { task: 'sums' } });
      await addEvents(past, 'candidate', 30, { ...both, parseFailed: false, context: { task: 'sums' } });
      await addEvents(past, 'baseline', 60, { ...both, parseFailed: false, context: { task: 'primes' } });
      await addEvents(past, 'candidate', 30, { ...both, parseFailed: true, context: { task: 'primes' } });
      await settle(past);
    }
  });

  const ask = (triggers: Trigger[], of = past) =>
    backtestNote(
      of.owner,
      of.release.id,
      { releaseId: of.release.id, triggers, metricsToWatch: [], tolerances: {} },
      signal,
    );

  it('says which triggers would have fired, when and why, and which cohorts', async () => {
    const found = await ask([MARGIN, QUIET, STARVED]);
    expect(found.hasLooked).toBe(true);
    expect(found.sentence).toMatch(/^Looked at \d+ compared requests of that release/);
    const [margin, quiet, starved] = found.triggers;
    expect(margin).toMatchObject({ id: 'margin', state: 'fired', nearest: 1 });
    expect(margin?.detail).toMatch(/^Parse failures .* is above the baseline's/);
    expect(margin?.fired?.requests).toBeGreaterThan(0);
    expect(Date.parse(margin?.fired?.at ?? '')).toBeLessThanOrEqual(Date.now());
    expect(quiet).toMatchObject({ id: 'quiet', state: 'quiet', fired: null });
    expect(quiet?.detail).toMatch(/^Evidence /);
    expect(starved?.state).toBe('too_few');
    expect(starved?.detail).toMatch(/^It would have needed 30 more requests/);
    expect(found.cohorts).toMatchObject([
      { triggerId: 'margin', attribute: 'task', value: 'primes', action: 'exclude' },
    ]);
  });

  it('asks for a release of the same feature, and for who may read', async () => {
    const other = await draftScenario();
    const input = { releaseId: past.release.id, triggers: [MARGIN], metricsToWatch: [], tolerances: {} };
    await expect(backtestNote(other.owner, other.release.id, input, signal)).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ code: 'other_feature', field: 'releaseId' }],
    });
    const viewer = await makeUser('viewer');
    expect(await backtestNote(viewer, past.release.id, input, signal)).toMatchObject({ hasLooked: true });
    const nobody = { ...input, releaseId: 'nowhere' };
    await expect(backtestNote(viewer, past.release.id, nobody, signal)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('says so where nothing was compared, and where it has not started', async () => {
    const draft = await draftScenario();
    expect(await ask([MARGIN], draft)).toMatchObject({
      hasLooked: false,
      sentence: 'That release has not started, so it has no traffic.',
    });
  });

  it('says so where the blocks are no longer kept', async () => {
    const old = await liveScenario(1);
    await letPass(400 * 86_400, old);
    await sqlClient()`UPDATE release SET ended_at = started_at WHERE id = ${old.release.id}`;
    const found = await ask([MARGIN], old);
    expect(found).toMatchObject({ hasLooked: false, triggers: [] });
    expect(found.sentence).toMatch(/no longer kept/);
  });
});
