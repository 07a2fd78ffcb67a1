import { ButtonLink } from '@/components/ui/button-link';
import { Table, Td, Th } from '@/components/ui/table';
import type { AmbiguousLabel } from '@/lib/core/telemetry/ambiguous-label';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { labelsOfClaim } from '@/lib/core/telemetry/unknown-label';
import type { UnknownLabelView } from '@/lib/schemas/release';

interface UnknownLabelTableProps {
  featureKey: string;
  labels: readonly UnknownLabelView[];
  mayRegister: boolean;
}

/** What requests said of a version that is not known here; where they said all of it, it can be registered. */
export function UnknownLabelTable({ featureKey, labels, mayRegister }: UnknownLabelTableProps) {
  return (
    <Table label="What requests said of their version">
      <thead>
        <tr>
          <Th>What these requests said</Th>
          <Th numeric className="w-28">
            Requests
          </Th>
        </tr>
      </thead>
      <tbody>
        {labels.map(({ text, requests, ambiguous }) => {
          const whole = text === null ? null : labelsOfClaim(text);
          const register = `/features/${encodeURIComponent(featureKey)}/versions/new?${new URLSearchParams({ ...whole })}`;
          return (
            <tr key={text ?? ''}>
              <Td>
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
                  {text === null ? (
                    <span className="text-mute">Nothing: no variant and no label</span>
                  ) : (
                    <span className="min-w-0 flex-1 basis-60">
                      <span className="code [overflow-wrap:anywhere]">{text}</span>
                      {ambiguous ? <Ambiguous {...ambiguous} /> : null}
                    </span>
                  )}
                  {whole && mayRegister ? (
                    <ButtonLink href={register} size="sm">
                      Register this version
                    </ButtonLink>
                  ) : null}
                </div>
              </Td>
              <Td numeric>{formatCount(requests)}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Ambiguous({ variants, missing }: AmbiguousLabel) {
  return (
    <span className="block text-sm text-mute">
      Fits {listed(variants)}, so it cannot be told which.
      {missing.length > 0 ? (
        <>
          {' '}
          Missing: <span className="code">{missing.join(', ')}</span>
        </>
      ) : null}
    </span>
  );
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
