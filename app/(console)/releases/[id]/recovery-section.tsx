import { RecoveryCard } from '@/components/release/recovery-card';
import type { ReleaseView } from '@/lib/schemas/release';
import { getRecovery } from '@/lib/server/services/dashboard/get-recovery';
import { pageActor } from '@/lib/server/transport/page-actor';

export async function RecoverySection({ release }: { release: ReleaseView }) {
  const recovery = await getRecovery(await pageActor(), release.id);
  return <RecoveryCard release={release} recovery={recovery} />;
}
