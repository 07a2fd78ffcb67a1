'use client';

import { TryQuery } from '@/components/monitoring/try-query';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { isSourceQuery, type MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import { METRICS } from '@/lib/core/telemetry/metric';
import { BuiltInQueryFields } from './built-in-query-fields';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';
import { PastDashboard, PastQuery } from './past-monitoring';
import { SourceQueryFields } from './source-query-fields';

export function MonitoringField() {
  const { note, setNote, unsettled, sources, releaseId, variants, enteredThrough } = useNoteForm();
  const query = note.monitoringQuery;
  const first = note.metricsToWatch[0] ?? 'quality';
  const setQuery = (monitoringQuery: MonitoringQuery | null) => setNote({ monitoringQuery });
  const choose = (kind: 'built_in' | 'source') => {
    const windowMinutes = query?.windowMinutes ?? 60;
    const [source] = sources;
    if (kind === 'built_in') return setQuery({ metric: first, windowMinutes });
    setQuery({
      source: source?.name ?? '',
      kind: source?.kind ?? 'prometheus',
      query: '',
      windowMinutes,
      unit: '',
    });
  };

  return (
    <NoteField
      field="monitoringQuery"
      also={['dashboardUrl']}
      label="Dashboard / query"
      hint="The exact query the release is watched by. It runs by version, and must have answered before the canary."
      actions={
        query === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => setQuery(null)}>
            Remove the query
          </Button>
        )
      }
    >
      {query === null ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => choose('built_in')}>
            Watch {METRICS[first].label.toLowerCase()}, by version, over the last hour
          </Button>
          <Button size="sm" onClick={() => choose('source')}>
            Ask a metric source
          </Button>
          <PastQuery />
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <RadioGroup
            legend="Where it is asked"
            hideLegend
            layout="inline"
            value={isSourceQuery(query) ? 'source' : 'built_in'}
            onValueChange={choose}
            options={[
              { value: 'built_in', label: 'Built-in metric' },
              { value: 'source', label: 'Query to a metric source' },
            ]}
          />
          {isSourceQuery(query) ? (
            <SourceQueryFields query={query} sources={sources} onChange={setQuery} />
          ) : (
            <BuiltInQueryFields query={query} onChange={setQuery} />
          )}
          <TryQuery
            releaseId={releaseId}
            query={query}
            variants={variants}
            isExposed={(enteredThrough ?? 0) > 0}
          />
        </div>
      )}
      <Field
        label="Dashboard link"
        htmlFor="dashboardUrl"
        optional
        hint="Your own dashboard, for what Sluice does not show."
        className="mt-1"
      >
        <Input
          type="url"
          inputMode="url"
          placeholder="https://"
          maxLength={2000}
          aria-invalid={unsettled.some((fault) => fault.field === 'dashboardUrl') || undefined}
          value={note.dashboardUrl}
          onChange={(event) => setNote({ dashboardUrl: event.target.value.trim() })}
        />
      </Field>
      <PastDashboard />
    </NoteField>
  );
}
