import { ButtonLink } from '@/components/ui/button-link';
import { Table, Td, Th } from '@/components/ui/table';
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
        {labels.map(({ text, requests }) => {
          const whole = text === null ? null : labelsOfClaim(text);
          const register = `/features/${encodeURIComponent(featureKey)}/versions/new?${new URLSearchParams({ ...whole })}`;
          return (
            <tr key={text ?? ''}>
              <Td>
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
                  {text === null ? (
                    <span className="text-mute">Nothing: no variant and no label</span>
                  ) : (
                    <span className="code min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">{text}</span>
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
