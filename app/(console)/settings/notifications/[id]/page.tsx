import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeliveryTable } from '@/components/notify/delivery-table';
import { RefreshWhileWaiting } from '@/components/notify/refresh-while-waiting';
import { TargetActions } from '@/components/notify/target-actions';
import { TargetFacts } from '@/components/notify/target-facts';
import { Refusal } from '@/components/shell/refusal';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listDeliveries } from '@/lib/server/services/notify/list-deliveries';
import { listTargets } from '@/lib/server/services/notify/list-targets';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Notification target' };

interface TargetPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

export default async function TargetPage({ params, searchParams }: TargetPageProps) {
  const actor = await pageActor();
  if (decideAccess(actor, 'target:manage').kind !== 'allowed') {
    return <Refusal actor={actor} permission="target:manage" back="/settings/people" />;
  }
  const { id } = await params;
  const { before } = await searchParams;
  const page = typeof before === 'string' && /^\d{1,18}$/.test(before) ? before : null;
  const [setup, { deliveries, next }] = await Promise.all([
    listTargets(actor),
    orNotFound(listDeliveries(actor, id, page)),
  ]);
  const target = setup.targets.find((one) => one.id === id) ?? notFound();
  const path = `/settings/notifications/${id}`;
  return (
    <div className="flex flex-col gap-4">
      {target.waiting > 0 && !target.disabledAt ? <RefreshWhileWaiting /> : null}
      <TextLink href="/settings/notifications" className="w-fit text-mute">
        All targets
      </TextLink>
      <Card title={target.name} actions={<TargetActions target={target} setup={setup} />}>
        <TargetFacts target={target} />
      </Card>
      <Card
        title="Messages"
        description="The newest first; kept for 30 days."
        flush
        actions={
          page ? (
            <ButtonLink href={path} size="sm">
              Newest
            </ButtonLink>
          ) : null
        }
      >
        {deliveries.length === 0 ? (
          <EmptyState
            className="border-t border-line"
            title="No message yet"
            body="The next event that it wants appears here, with what the receiver answered."
          />
        ) : (
          <DeliveryTable targetId={id} isDisabled={target.disabledAt !== null} deliveries={deliveries} />
        )}
        {next ? (
          <div className="border-t border-line px-4 py-3 sm:px-4.5">
            <ButtonLink href={`${path}?before=${next}`} size="sm">
              Older messages
            </ButtonLink>
          </div>
        ) : null}
      </Card>
    </div>
  );
}
