'use client';

import { Fragment, useState } from 'react';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { cn } from '@/lib/client/cn';
import type { AuditEntryView } from '@/lib/schemas/audit';
import { AuditDetail } from './audit-detail';

/** The history, newest first. Each row opens to what was recorded with it. */
export function AuditTable({ entries }: { entries: readonly AuditEntryView[] }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (seq: number) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(seq)) next.add(seq);
      return next;
    });

  return (
    <Table label="Audit history">
      <thead>
        <tr>
          <Th className="w-0">No.</Th>
          <Th className="max-md:hidden">When</Th>
          <Th>What happened</Th>
          <Th className="max-md:hidden">On</Th>
          <Th className="w-0">
            <span className="sr-only">Details</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const isOpen = open.has(entry.seq);
          return (
            <Fragment key={entry.seq}>
              <tr>
                <Td numeric className="text-mute">
                  {entry.seq}
                </Td>
                <Td className="whitespace-nowrap text-mute max-md:hidden">
                  <TimeAgo at={entry.at} />
                </Td>
                <Td>
                  <What entry={entry} />
                  <div className="mt-0.5 flex flex-wrap gap-x-3 text-mute md:hidden">
                    <TimeAgo at={entry.at} />
                    <On entry={entry} />
                  </div>
                </Td>
                <Td className="max-md:hidden">
                  <On entry={entry} />
                </Td>
                <Td>
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    aria-controls={`entry-${entry.seq}`}
                    onClick={() => toggle(entry.seq)}
                    className="-my-0.5 min-h-6 rounded px-1.5 text-sm whitespace-nowrap text-mute underline decoration-line-strong/60 underline-offset-2 hover:text-ink pointer-coarse:min-h-10"
                  >
                    {isOpen ? 'Close' : 'Details'}
                    <span className="sr-only"> of entry {entry.seq}</span>
                  </button>
                </Td>
              </tr>
              <tr id={`entry-${entry.seq}`} hidden={!isOpen}>
                <Td colSpan={5} className="border-t-0 pt-0">
                  {isOpen ? <AuditDetail entry={entry} /> : null}
                </Td>
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
}

function What({ entry }: { entry: AuditEntryView }) {
  const isRefusal = entry.action === 'access.refused';
  return (
    <>
      <p>
        <span className="font-medium">{entry.actor.name}</span>{' '}
        <span className={cn(isRefusal && 'text-fail')}>{entry.sentence}</span>
      </p>
      {entry.reason ? <p className="text-mute">“{entry.reason}”</p> : null}
    </>
  );
}

function On({ entry }: { entry: AuditEntryView }) {
  if (entry.release) return <TextLink href={`/releases/${entry.release.id}`}>{entry.release.title}</TextLink>;
  if (entry.feature) {
    return (
      <TextLink href={`/features/${encodeURIComponent(entry.feature.key)}`} className="code">
        {entry.feature.key}
      </TextLink>
    );
  }
  return null;
}
