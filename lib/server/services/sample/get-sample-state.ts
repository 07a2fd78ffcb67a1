import type { Actor } from '@/lib/core/access/actor';
import type { SampleState } from '@/lib/schemas/desk';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { sampleProgress } from './sample-progress';

export async function getSampleState(actor: Actor): Promise<SampleState> {
  authorize(actor, 'release:read');
  const present = (await prismaClient().feature.count({ where: { isSample: true } })) > 0;
  return { present, progress: present ? (sampleProgress() ?? 'The simulator is about to start.') : null };
}
