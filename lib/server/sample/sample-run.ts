import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { prismaClient } from '../db/prisma-client';
import { sqlClient } from '../db/sql-client';
import { createKey } from '../services/identity/create-key';
import { revokeKey } from '../services/identity/revoke-key';
import { BASELINE_LABELS, SAMPLE_KEY } from '../services/sample/sample-content';
import { setSampleProgress } from '../services/sample/sample-progress';
import { sampleAsker } from './sample-asker';
import type { Random } from './seeded-random';
import { setUpSample } from './set-up-sample';
import { Simulator } from './simulator';

const SLUICE: Actor = { kind: 'system', id: 'sluice', name: 'Sluice' };
const PAST_MS = 3 * 3_600_000;
const PAST_REQUESTS = 5_400;
/** While it is set up, so that the canary has its numbers within a minute. */
const BUSY_PER_SECOND = 40;
const CALM_PER_SECOND = 5;

/** The sample of one feature in this process: its past, its set-up, then traffic until it is removed. */
export class SampleRun {
  private isSettingUp = true;
  private hasPast = false;

  private constructor(
    readonly featureId: string,
    private readonly simulator: Simulator,
  ) {}

  /** The secret of the key lives in memory only, so each run has a new key and the old ones are revoked. */
  static async begin(featureId: string, url: string, random: Random): Promise<SampleRun> {
    const old = await prismaClient().apiKey.findMany({ where: { isSample: true, revokedAt: null } });
    for (const { id } of old) await revokeKey(SLUICE, id);
    const input = { name: 'Sample simulator', scopes: ['evaluate' as const, 'ingest' as const] };
    const { secret } = await createKey(SLUICE, input, { isSample: true });
    const run = `sample-${randomBytes(6).toString('hex')}`;
    return new SampleRun(featureId, new Simulator({ url, secret, featureKey: SAMPLE_KEY, random, run }));
  }

  /** One second of the sample. */
  async tick(now: number): Promise<void> {
    await this.tellThePast(now);
    if (this.isSettingUp) await this.setUp();
    await this.simulator.serve(this.isSettingUp ? BUSY_PER_SECOND : CALM_PER_SECOND, now);
  }

  /** What was under way at the removal may have been stored after it. */
  async sweep(): Promise<void> {
    await sqlClient()`DELETE FROM event WHERE feature_id = ${this.featureId}`;
  }

  private async tellThePast(now: number): Promise<void> {
    if (this.hasPast) return;
    const [row] = await sqlClient()`SELECT 1 FROM event WHERE feature_id = ${this.featureId} LIMIT 1`;
    if (!row) {
      setSampleProgress('Sending three hours of baseline traffic.');
      await this.simulator.backfill(BASELINE_LABELS, now - PAST_MS, now, PAST_REQUESTS);
    }
    this.hasPast = true;
  }

  private async setUp(): Promise<void> {
    const asker = await sampleAsker();
    if (!asker) {
      this.finish(
        'Simulated traffic goes on. The set-up stopped: who added the sample may own no release now.',
      );
      return;
    }
    const step = await setUpSample(asker);
    if (step.kind === 'working') setSampleProgress(`Setting up. ${step.sentence}`);
    else this.finish(`Simulated traffic: about ${CALM_PER_SECOND} requests a second.`);
  }

  private finish(sentence: string): void {
    this.isSettingUp = false;
    setSampleProgress(sentence);
  }
}
