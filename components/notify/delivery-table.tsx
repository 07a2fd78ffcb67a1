import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { headingOf } from '@/lib/core/notify/event-type';
import type { DeliveryView } from '@/lib/schemas/notification';
import { AnswerText } from './answer-text';
import { DeliveryPill } from './delivery-pill';
import { RedeliverButton } from './redeliver-button';

interface DeliveryTableProps {
  targetId: string;
  isDisabled: boolean;
  deliveries: readonly DeliveryView[];
}

export function DeliveryTable({ targetId, isDisabled, deliveries }: DeliveryTableProps) {
  return (
    <Table label="Messages to this target">
      <thead>
        <tr>
          <Th>Message</Th>
          <Th>State</Th>
          <Th className="max-md:hidden">Answer</Th>
          <Th className="w-0">
            <span className="sr-only">Redeliver</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <Td className="max-w-80">
              <span className="font-medium">{headingOf(delivery.type)}</span>
              <span className="block text-sm text-mute [overflow-wrap:anywhere]">
                {delivery.release.isThere ? (
                  <TextLink href={`/releases/${delivery.release.id}`}>{delivery.release.title}</TextLink>
                ) : (
                  delivery.release.title
                )}
                , <TimeAgo at={delivery.createdAt} />
              </span>
              <span className="mt-1 block md:hidden">
                <Answer {...delivery} />
              </span>
            </Td>
            <Td>
              <DeliveryPill {...delivery} />
              <Attempts {...delivery} isDisabled={isDisabled} />
            </Td>
            <Td className="max-w-96 max-md:hidden">
              <Answer {...delivery} />
            </Td>
            <Td className="py-1">
              {delivery.state === 'waiting' || isDisabled ? null : (
                <RedeliverButton
                  targetId={targetId}
                  deliveryId={delivery.id}
                  what={`${headingOf(delivery.type)}, ${delivery.release.title}`}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Attempts({
  state,
  attempts,
  nextAttemptAt,
  isDisabled,
}: DeliveryView & Pick<DeliveryTableProps, 'isDisabled'>) {
  return (
    <span className="mt-0.5 block text-sm text-mute">
      {attempts === 0 ? null : attempts === 1 ? '1 attempt' : `${attempts} attempts`}
      {state === 'waiting' && attempts > 0 && !isDisabled ? (
        <span className="block whitespace-nowrap">
          next <TimeAgo at={nextAttemptAt} />
        </span>
      ) : null}
    </span>
  );
}

function Answer({ lastStatus, lastSaid, lastDurationMs, attempts }: DeliveryView) {
  if (attempts === 0) return <span className="text-mute">not sent yet</span>;
  const took = lastDurationMs === null ? '' : ` after ${lastDurationMs} ms`;
  if (lastStatus === null) return <span>{lastSaid}</span>;
  if (lastSaid === '') return <span className="tabular-nums">{`${lastStatus}${took}`}</span>;
  return (
    <details>
      <summary className="w-fit cursor-default tabular-nums">{`${lastStatus}${took}`}</summary>
      <div className="mt-1">
        <AnswerText text={lastSaid} />
      </div>
    </details>
  );
}
