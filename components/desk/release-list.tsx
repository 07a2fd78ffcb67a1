import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { ReleaseListItem } from '@/lib/schemas/release';
import { ReleaseRow } from './release-row';

export interface ReleaseListProps {
  title: string;
  releases: readonly ReleaseListItem[];
  withRail?: boolean;
  /** Shown instead of the rows when there are none; without it the list is left out. */
  empty?: ReactNode;
  actions?: ReactNode;
}

export function ReleaseList({ title, releases, withRail = false, empty, actions }: ReleaseListProps) {
  if (releases.length === 0 && !empty) return null;
  return (
    <Card title={title} actions={actions} flush className="mb-5">
      <div className="border-t border-line">
        {releases.length === 0 ? (
          empty
        ) : (
          <ul>
            {releases.map((release) => (
              <ReleaseRow key={release.id} release={release} withRail={withRail} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
