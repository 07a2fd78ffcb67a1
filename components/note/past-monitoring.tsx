'use client';

import { Button } from '@/components/ui/button';
import { isSourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { renderQuery } from '@/lib/core/release/render-query';
import { useNoteForm } from './note-form-context';

const WRAPPED = 'h-auto max-w-full py-1 text-left whitespace-normal [overflow-wrap:anywhere]';

/** The query that the feature's last release was watched by, while its source may still be asked. */
export function PastQuery() {
  const { setNote, suggestions, sources } = useNoteForm();
  const { monitoring } = suggestions;
  const query = monitoring?.query;
  if (!query) return null;
  if (isSourceQuery(query) && !sources.some(({ name }) => name === query.source)) return null;
  return (
    <Button size="sm" className={WRAPPED} onClick={() => setNote({ monitoringQuery: query })}>
      As in “{monitoring.releaseTitle}”: {renderQuery(query)}
    </Button>
  );
}

/** The dashboard of the feature's last release, while the note names none. */
export function PastDashboard() {
  const { note, setNote, suggestions } = useNoteForm();
  const { monitoring } = suggestions;
  if (!monitoring?.dashboardUrl || note.dashboardUrl !== '') return null;
  return (
    <Button
      size="sm"
      className={`${WRAPPED} self-start`}
      onClick={() => {
        setNote({ dashboardUrl: monitoring.dashboardUrl });
        // The button goes; who pressed it stands in the field that it filled.
        document.getElementById('dashboardUrl')?.focus();
      }}
    >
      Take the one of “{monitoring.releaseTitle}”: {monitoring.dashboardUrl}
    </Button>
  );
}
