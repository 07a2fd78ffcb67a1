import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ApiKeyView } from '@/lib/schemas/identity';
import { RevokeKey } from './revoke-key';

export function KeyTable({ keys }: { keys: readonly ApiKeyView[] }) {
  return (
    <Table label="API keys">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th className="max-sm:hidden">Starts with</Th>
          <Th>May</Th>
          <Th className="max-sm:hidden">Created</Th>
          <Th className="w-0">
            <span className="sr-only">Revoke</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id} className={key.revokedAt ? 'text-mute' : undefined}>
            <Td>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{key.name}</span>
                {key.isSample ? <Pill tone="neutral">sample</Pill> : null}
              </span>
              <span className="block text-sm text-mute sm:hidden">
                <span className="code">{key.prefix}…</span>, <TimeAgo at={key.createdAt} />
              </span>
            </Td>
            <Td className="code max-sm:hidden">{key.prefix}…</Td>
            <Td>{key.scopes.join(', ')}</Td>
            <Td className="whitespace-nowrap text-mute max-sm:hidden">
              <TimeAgo at={key.createdAt} />
            </Td>
            <Td className="py-1 whitespace-nowrap">
              {key.revokedAt ? (
                <span className="inline-flex min-h-7 items-center">
                  revoked&nbsp;
                  <TimeAgo at={key.revokedAt} />
                </span>
              ) : (
                <RevokeKey id={key.id} name={key.name} />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
