'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { METRICS } from '@/lib/core/telemetry/metric';
import { MetricSelect } from './metric-select';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';

export function MonitoringField() {
  const { note, setNote, unsettled } = useNoteForm();
  const query = note.monitoringQuery;
  const first = note.metricsToWatch[0] ?? 'quality';

  return (
    <NoteField
      field="monitoringQuery"
      also={['dashboardUrl']}
      label="Dashboard / query"
      hint="The exact query the release is watched by. It runs by version, and must have answered before the canary."
      actions={
        query === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => setNote({ monitoringQuery: null })}>
            Remove the query
          </Button>
        )
      }
    >
      {query === null ? (
        <div>
          <Button
            size="sm"
            onClick={() => setNote({ monitoringQuery: { metric: first, windowMinutes: 60 } })}
          >
            Watch {METRICS[first].label.toLowerCase()}, by version, over the last hour
          </Button>
        </div>
      ) : (
        <>
          <p aria-live="polite" className="font-medium">
            {METRICS[query.metric].label}, by version, over the last {windowText(query.windowMinutes)}
          </p>
          <div className="flex flex-wrap gap-2">
            <MetricSelect
              label="Metric of the monitoring query"
              className="w-56"
              value={query.metric}
              onChange={(metric) => setNote({ monitoringQuery: { ...query, metric } })}
            />
            <NumberInput
              aria-label="Window of the monitoring query in minutes"
              className="w-36"
              unit="minutes"
              value={query.windowMinutes}
              onValueChange={(minutes) => {
                if (minutes !== null) {
                  setNote({ monitoringQuery: { ...query, windowMinutes: Math.round(minutes) } });
                }
              }}
            />
          </div>
        </>
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
    </NoteField>
  );
}

function windowText(minutes: number): string {
  if (minutes === 60) return 'hour';
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;
}
