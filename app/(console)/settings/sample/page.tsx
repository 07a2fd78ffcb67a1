import type { Metadata } from 'next';
import { SampleCard } from '@/components/settings/sample-card';
import { Refusal } from '@/components/shell/refusal';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getSampleState } from '@/lib/server/services/sample/get-sample-state';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Sample' };

export default async function SamplePage() {
  const actor = await pageActor();
  if (decideAccess(actor, 'sample:manage').kind !== 'allowed') {
    return <Refusal actor={actor} permission="sample:manage" back="/settings/people" />;
  }
  return <SampleCard sample={await getSampleState(actor)} />;
}
