import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { TargetView } from '@/lib/schemas/notification';
import { KIND_WORDS } from './kind-words';
import { scopeSentence } from './scope-sentence';

export function TargetTable({ targets }: { targets: readonly TargetView[] }) {
  return (
    <Table label="Notification targets">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th className="max-sm:hidden">Kind</Th>
          <Th className="max-md:hidden">Gets</Th>
          <Th>State</Th>
          <Th className="max-sm:hidden">Last message</Th>
        </tr>
      </thead>
      <tbody>
        {targets.map((target) => (
          <tr key={target.id} className={target.disabledAt ? 'text-mute' : undefined}>
            <Td className="max-w-72">
              <TextLink
                href={`/settings/notifications/${target.id}`}
                className="font-medium [overflow-wrap:anywhere]"
              >
                {target.name}
              </TextLink>
              <span className="mt-0.5 block text-sm text-mute sm:hidden">{KIND_WORDS[target.kind].name}</span>
            </Td>
            <Td className="whitespace-nowrap max-sm:hidden">{KIND_WORDS[target.kind].name}</Td>
            <Td className="max-md:hidden">{scopeSentence(target)}</Td>
            <Td>
              <TargetState {...target} />
            </Td>
            <Td className="whitespace-nowrap text-mute max-sm:hidden">
              {target.lastDelivery ? <TimeAgo at={target.lastDelivery.createdAt} /> : 'none yet'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function TargetState({ disabledAt, waiting, lastDelivery }: TargetView) {
  if (disabledAt) return <Pill tone="neutral">disabled</Pill>;
  if (waiting > 0) return <Pill tone="warn">{`${waiting} waiting`}</Pill>;
  if (lastDelivery?.state === 'given_up') return <Pill tone="fail">last one given up</Pill>;
  return <Pill tone="pass">nothing waits</Pill>;
}
