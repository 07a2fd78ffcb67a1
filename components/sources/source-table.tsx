import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { MetricSourceView } from '@/lib/schemas/metric-source';
import { KIND_LABELS } from './kind-labels';
import { SourceActions } from './source-actions';
import { sourceAddress } from './source-address';

interface SourceTableProps {
  sources: readonly MetricSourceView[];
  mayManage: boolean;
}

export function SourceTable({ sources, mayManage }: SourceTableProps) {
  return (
    <Table label="Metric sources">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th className="max-sm:hidden">Kind</Th>
          <Th className="max-sm:hidden">Address</Th>
          <Th className="max-sm:hidden">Changed</Th>
          {mayManage ? (
            <Th className="w-0">
              <span className="sr-only">Actions</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id} className={source.archivedAt ? 'text-mute' : undefined}>
            <Td>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{source.name}</span>
                {source.archivedAt ? <Pill tone="neutral">archived</Pill> : null}
              </span>
              <span className="mt-0.5 block text-sm text-mute sm:hidden">
                {KIND_LABELS[source.kind].name}, changed <TimeAgo at={source.updatedAt} />
              </span>
              <span className="code mt-0.5 block text-mute [overflow-wrap:anywhere] sm:hidden">
                {sourceAddress(source)}
              </span>
            </Td>
            <Td className="whitespace-nowrap max-sm:hidden">{KIND_LABELS[source.kind].name}</Td>
            <Td className="code max-w-72 [overflow-wrap:anywhere] max-sm:hidden">{sourceAddress(source)}</Td>
            <Td className="whitespace-nowrap text-mute max-sm:hidden">
              <TimeAgo at={source.updatedAt} />
            </Td>
            {mayManage ? (
              <Td className="py-1">
                <SourceActions source={source} />
              </Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
