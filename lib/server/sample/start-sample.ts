import { prismaClient } from '../db/prisma-client';
import { translateDatabaseError } from '../db/translate-database-error';
import { env } from '../env';
import { log } from '../log';
import { setSampleProgress } from '../services/sample/sample-progress';
import { SampleRun } from './sample-run';
import { type Random, seededRandom } from './seeded-random';
import { SimulationLock } from './simulation-lock';

const EVERY_MS = 1_000;

interface Options {
  /** Where the public endpoints are; this server itself unless told. */
  url?: string;
  random?: Random;
  /** How long a second of the simulation takes. */
  everyMs?: number;
}

/** Simulates the sample's traffic while there is a sample, in one process at a time. Answers how to stop. */
export function startSample({
  url = ownAddress(),
  random = seededRandom(Date.now()),
  everyMs = EVERY_MS,
}: Options = {}): () => Promise<void> {
  const lock = new SimulationLock();
  let run: SampleRun | null = null;
  let stopped = false;
  let lastFault = '';
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const tick = async (): Promise<void> => {
    const feature = await prismaClient().feature.findFirst({
      where: { isSample: true },
      select: { id: true },
    });
    if (run && run.featureId !== feature?.id) {
      await run.sweep();
      run = null;
    }
    if (!feature) {
      setSampleProgress(null);
      await lock.release();
      return;
    }
    if (!(await lock.isOurs())) {
      run = null;
      setSampleProgress('Simulated traffic comes from another process of this server.');
      return;
    }
    run ??= await SampleRun.begin(feature.id, url, random);
    await run.tick(Date.now());
    lastFault = '';
  };

  const round = async (): Promise<void> => {
    const startedAt = Date.now();
    try {
      await tick();
    } catch (error) {
      const translated = translateDatabaseError(error);
      const fault = translated instanceof Error ? translated.message : 'an unknown fault';
      if (fault !== lastFault) log.warn('The sample waits and tries again', { error });
      lastFault = fault;
      setSampleProgress(`Waits and tries again: ${fault}`);
    }
    if (!stopped) schedule(Math.max(0, everyMs - (Date.now() - startedAt)));
  };
  const schedule = (afterMs: number): void => {
    timer = setTimeout(() => {
      running = round();
    }, afterMs);
  };

  schedule(everyMs);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
    await lock.release();
  };
}

function ownAddress(): string {
  const { HOST, PORT } = env();
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  const host = everywhere ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}
