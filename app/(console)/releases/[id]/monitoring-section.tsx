import { MonitoringCard } from '@/components/monitoring/monitoring-card';
import type { ReleaseView } from '@/lib/schemas/release';
import { getMonitoring } from '@/lib/server/services/monitoring/get-monitoring';
import { pageActor } from '@/lib/server/transport/page-actor';

export async function MonitoringSection({ release }: { release: ReleaseView }) {
  return <MonitoringCard releaseId={release.id} view={await getMonitoring(await pageActor(), release.id)} />;
}
