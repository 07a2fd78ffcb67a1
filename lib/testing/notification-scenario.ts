import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import type { CreateTargetInput, TargetWithSecret } from '@/lib/schemas/notification';
import { Counters } from '@/lib/server/http/counters';
import { Courier } from '@/lib/server/jobs/courier';
import { createTarget } from '@/lib/server/services/notify/create-target';
import { handOverRelease } from '@/lib/server/services/release/hand-over-release';
import { makeUser, type UserActor } from './factories';
import { draftScenario } from './release-scenario';

/** Settings that let tests send to this machine; for the top of a file, before anything reads the environment. */
export function allowLocalTargets(): void {
  process.env.SLUICE_ALLOW_PRIVATE_TARGETS = '127.0.0.0/8';
  process.env.PUBLIC_URL = 'https://sluice.example.com';
}

export async function addTarget(
  url: string,
  changes: Partial<CreateTargetInput> = {},
): Promise<TargetWithSecret & { admin: UserActor; id: string; signs: string }> {
  const admin = await makeUser('admin');
  const name = `target ${randomUUID().slice(0, 8)}`;
  const made = await createTarget(admin, { name, kind: 'webhook', address: url, ...changes });
  return { ...made, admin, id: made.target.id, signs: made.secret ?? '' };
}

/** A release that makes a message whenever it is told to: its draft goes back and forth between two owners. */
export async function chattyRelease() {
  const { release, feature, owner } = await draftScenario();
  const people = [owner, await makeUser('member')] as const;
  let turn = 0;
  let { seq } = release;
  return {
    id: release.id,
    feature,
    speak: async (times = 1) => {
      for (let time = 0; time < times; time += 1) {
        const [from, to] = turn % 2 === 0 ? people : [people[1], people[0]];
        turn += 1;
        ({ seq } = await handOverRelease(from, release.id, { event: 'hand_over', seq, toOwnerId: to.id }));
      }
    },
  };
}

/** One that sends at once what it tries again: its longest waits are seconds. */
export function quickCourier(scale = 0.002): Courier {
  return new Courier(new Counters(), scale);
}

/** Sends what is due, again and again, until it is as expected. */
export async function deliverUntil(courier: Courier, expected: () => unknown): Promise<void> {
  await vi.waitFor(
    async () => {
      await courier.takeDue();
      await expected();
    },
    { timeout: 30_000, interval: 20 },
  );
}
