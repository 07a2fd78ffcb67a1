import { expect, it, vi } from 'vitest';
import { SMALL_COMPARISON_QUERY, smallComparison } from '@/lib/testing/offline-comparison';
import { draftScenario } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { CHANNELS } from '../db/channels';
import { sqlClient } from '../db/sql-client';
import { attachEvidence } from '../services/evidence/attach-evidence';
import { getRelease } from '../services/release/get-release';
import { startUploadClearing } from './clear-uploads';

useServiceDatabase();

it('removes what a process left behind, without anybody asking, and tells open pages', async () => {
  const { owner, release } = await draftScenario();
  const body = new Blob([smallComparison()]).stream();
  const { evidence } = await attachEvidence(owner, release.id, SMALL_COMPARISON_QUERY, body);
  const sql = sqlClient();
  await sql`UPDATE offline_evidence SET ready_at = NULL, summary = NULL WHERE id = ${evidence.id}`;
  const told: string[] = [];
  const { unlisten } = await sql.listen(CHANNELS.release, (id) => told.push(id));
  const stop = startUploadClearing(1);
  await vi.waitFor(() => expect(told).toEqual([release.id]));
  expect((await getRelease(owner, release.id)).evidence).toEqual([]);
  await stop();
  await unlisten();
});
