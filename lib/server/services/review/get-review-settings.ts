import type { Actor } from '@/lib/core/access/actor';
import type { ReviewSettingsView } from '@/lib/schemas/review-settings';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readReviewSettings } from '@/lib/server/db/review-settings-row';

export async function getReviewSettings(actor: Actor): Promise<ReviewSettingsView> {
  authorize(actor, 'review:read');
  const { settings, savedAt } = await readReviewSettings(prismaClient());
  return { ...settings, savedAt: savedAt.toISOString() };
}
