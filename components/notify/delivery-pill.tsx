import { Clock } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import type { DeliveryView } from '@/lib/schemas/notification';

/** How a delivery stands. */
export function DeliveryPill({ state, attempts }: Pick<DeliveryView, 'state' | 'attempts'>) {
  if (state === 'delivered') return <Pill tone="pass">delivered</Pill>;
  if (state === 'given_up') return <Pill tone="fail">given up</Pill>;
  return attempts === 0 ? (
    <Pill tone="neutral" icon={Clock}>
      waiting
    </Pill>
  ) : (
    <Pill tone="warn">trying again</Pill>
  );
}
