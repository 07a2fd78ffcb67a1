import { Table, Td, Th } from '@/components/ui/table';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import type { VersionView } from '@/lib/schemas/feature';

const AXIS_WORDS = {
  model_version: 'Model',
  prompt_version: 'Prompt',
  retrieval_version: 'Retrieval',
  policy_version: 'Policy',
} as const;

export interface VersionTableProps {
  baseline: VersionView | null;
  candidate: VersionView | null;
}

/** The four labels of both versions; what changes is marked by weight and a word. */
export function VersionTable({ baseline, candidate }: VersionTableProps) {
  return (
    <Table label="Versions">
      <thead>
        <tr>
          <Th className="first:pl-0 sm:first:pl-0">Label</Th>
          <Th>Baseline {baseline?.variant}</Th>
          <Th>Candidate {candidate?.variant}</Th>
        </tr>
      </thead>
      <tbody>
        {VERSION_AXES.map((axis) => {
          const isChanged = baseline !== null && candidate !== null && baseline[axis] !== candidate[axis];
          return (
            <tr key={axis} className="break-inside-avoid">
              <Td className="whitespace-nowrap first:pl-0 sm:first:pl-0">{AXIS_WORDS[axis]}</Td>
              <Td className="code [overflow-wrap:anywhere]">{baseline?.[axis] ?? '–'}</Td>
              <Td className="[overflow-wrap:anywhere]">
                <span className={isChanged ? 'code font-semibold' : 'code'}>{candidate?.[axis] ?? '–'}</span>
                {isChanged ? <span className="ml-1.5 text-sm text-mute">changed</span> : null}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
