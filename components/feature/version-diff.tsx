import { Card } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import { Table, Td, Th } from '@/components/ui/table';
import { cn } from '@/lib/client/cn';
import { confoundedSentence } from '@/lib/core/release/confounded-change';
import type { VersionView } from '@/lib/schemas/feature';
import { configDiff } from './config-diff';
import { Fingerprint } from './fingerprint';
import { LABEL_AXES } from './label-axes';

/** What differs between two versions: labels, fingerprints, config. */
export function VersionDiff({ from, to }: { from: VersionView; to: VersionView }) {
  const confounded = confoundedSentence(from, to);
  const lines = configDiff(from.config, to.config);
  const differs = lines.some((line) => line.kind !== 'same');
  return (
    <div className="flex flex-col gap-4">
      {confounded ? <Note tone="warn">{confounded}</Note> : null}
      <Card title="Labels and fingerprints" flush>
        <Table label={`Labels of ${from.variant} and ${to.variant}`}>
          <thead>
            <tr>
              <Th>Label</Th>
              <Th>{from.variant}</Th>
              <Th>{to.variant}</Th>
              <Th>Answer</Th>
            </tr>
          </thead>
          <tbody>
            {LABEL_AXES.map(({ axis, field }) => {
              const changed = from[field] !== to[field];
              return (
                <tr key={axis}>
                  <Td className="capitalize">{axis}</Td>
                  <Td>
                    <Labelled label={from[field]} hash={from.fingerprints[axis]} />
                  </Td>
                  <Td className={cn(changed && 'font-semibold')}>
                    <Labelled label={to[field]} hash={to.fingerprints[axis]} />
                  </Td>
                  <Td className={changed ? 'text-accent' : 'text-mute'}>
                    {changed ? 'changed' : 'the same'}
                  </Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </Card>
      <Card
        title="Config"
        description={
          lines.length === 0 ? 'Neither version has one.' : differs ? undefined : 'The same in both.'
        }
        flush
      >
        {lines.length > 0 ? (
          <DiffLines lines={lines} label={`Config of ${from.variant} and ${to.variant}`} />
        ) : (
          <div className="h-2" />
        )}
      </Card>
    </div>
  );
}

function Labelled({ label, hash }: { label: string; hash: string | undefined }) {
  return (
    <>
      <span className="code">{label}</span>
      {hash ? (
        <span className="block text-sm font-normal">
          <Fingerprint of="sha256" hash={hash} />
        </span>
      ) : null}
    </>
  );
}

const LINE = {
  same: { mark: ' ', word: '', look: '' },
  removed: { mark: '−', word: 'removed: ', look: 'bg-fail-soft' },
  added: { mark: '+', word: 'added: ', look: 'bg-pass-soft' },
};

function DiffLines({ lines, label }: { lines: ReturnType<typeof configDiff>; label: string }) {
  return (
    <ol aria-label={label} className="border-t border-line py-1.5 font-mono text-sm">
      {lines.map(({ kind, text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other identity
        <li key={i} className={cn('flex gap-3 px-4 whitespace-pre-wrap sm:px-4.5', LINE[kind].look)}>
          <span aria-hidden className="w-2 shrink-0 text-mute select-none">
            {LINE[kind].mark}
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {LINE[kind].word ? <span className="sr-only">{LINE[kind].word}</span> : null}
            {text}
          </span>
        </li>
      ))}
    </ol>
  );
}
