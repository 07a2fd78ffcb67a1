import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { VersionView } from '@/lib/schemas/feature';
import { compareAddress } from './compare-address';
import { Fingerprint } from './fingerprint';
import { LABEL_AXES } from './label-axes';

export interface VersionTableProps {
  featureKey: string;
  versions: readonly VersionView[];
  /** The version that a running release rolls out. */
  candidateId: string | null;
}

/** All versions, newest first. A version never changes. */
export function VersionTable({ featureKey, versions, candidateId }: VersionTableProps) {
  const live = versions.find((version) => version.isLive);
  return (
    <Table label="Versions">
      <thead>
        <tr>
          <Th>Version</Th>
          {LABEL_AXES.map(({ axis }) => (
            <Th key={axis} className="capitalize">
              {axis}
            </Th>
          ))}
          <Th>Fingerprints</Th>
          <Th>Created</Th>
          <Th>
            <span className="sr-only">Compare</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.id}>
            <Td>
              <span className="flex items-center gap-2">
                <span className="code font-semibold">{version.variant}</span>
                {version.isLive ? <Pill tone="pass">live</Pill> : null}
                {version.id === candidateId ? <Pill tone="accent">candidate</Pill> : null}
              </span>
              {version.notes ? <p className="mt-0.5 max-w-60 text-sm text-mute">{version.notes}</p> : null}
            </Td>
            {LABEL_AXES.map(({ axis, field }) => (
              <Td key={axis} className="code whitespace-nowrap">
                <span className={live && version[field] !== live[field] ? 'font-semibold text-accent' : ''}>
                  {version[field]}
                </span>
              </Td>
            ))}
            <Td>
              <Fingerprints version={version} />
            </Td>
            <Td className="text-mute">
              <TimeAgo at={version.createdAt} className="whitespace-nowrap" />
              <span className="block text-sm">{version.createdByName}</span>
            </Td>
            <Td className="text-right whitespace-nowrap">
              {live && !version.isLive ? (
                <TextLink href={compareAddress(featureKey, live.variant, version.variant)}>
                  compare with {live.variant}
                </TextLink>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Fingerprints({ version }: { version: VersionView }) {
  const known = [
    ...(version.configFingerprint ? [{ of: 'config', hash: version.configFingerprint }] : []),
    ...LABEL_AXES.flatMap(({ axis }) => {
      const hash = version.fingerprints[axis];
      return hash ? [{ of: axis, hash }] : [];
    }),
  ];
  if (known.length === 0) return <span className="text-mute">none known</span>;
  return (
    <span className="flex flex-col items-start">
      {known.map(({ of, hash }) => (
        <Fingerprint key={of} of={of} hash={hash} />
      ))}
    </span>
  );
}
