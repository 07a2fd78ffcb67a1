'use client';

import { Button } from '@/components/ui/button';
import { METRIC_IDS, METRICS, type MetricId } from '@/lib/core/telemetry/metric';
import { MetricSeen } from './metric-seen';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';
import { TolerancesField } from './tolerances-field';

const GROUPS: readonly { name: string; metrics: readonly MetricId[] }[] = [
  { name: 'Quality', metrics: ['quality', 'task_success', 'judged_acceptable'] },
  { name: 'Latency', metrics: ['latency_p50', 'latency_p95', 'latency_p99'] },
  { name: 'Cost', metrics: ['cost', 'runaway_cost', 'input_tokens', 'output_tokens'] },
  { name: 'Tool and parse errors', metrics: ['tool_errors', 'parse_failures'] },
  { name: 'Behaviour', metrics: ['refusals', 'fallbacks', 'errors'] },
];
const USUAL: readonly MetricId[] = [
  'quality',
  'task_success',
  'latency_p95',
  'cost',
  'tool_errors',
  'parse_failures',
];

export function MetricsField() {
  const { note, setNote, suggestions } = useNoteForm();
  const watched = new Set(note.metricsToWatch);
  // Always in the order of the catalogue, so that ticking and unticking leaves no trace.
  const watch = (next: ReadonlySet<MetricId>) =>
    setNote({
      metricsToWatch: METRIC_IDS.filter((metric) => next.has(metric)),
      tolerances: Object.fromEntries(
        Object.entries(note.tolerances).filter(([id]) => next.has(id as MetricId)),
      ),
    });
  const hasUsual = USUAL.every((metric) => watched.has(metric));

  return (
    <NoteField
      field="metricsToWatch"
      label="Metrics to watch"
      hint="What the owner looks at before each promotion: quality, latency, cost, tool and parse errors."
      actions={
        hasUsual ? null : (
          <Button size="sm" onClick={() => watch(new Set([...watched, ...USUAL]))}>
            Take the usual six
          </Button>
        )
      }
    >
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
        {GROUPS.map(({ name, metrics }) => (
          <fieldset key={name} className="min-w-0">
            <legend className="mb-1 text-sm text-mute">{name}</legend>
            <div className="flex flex-col gap-1">
              {metrics.map((metric) => (
                <label key={metric} className="flex items-start gap-1.5 pointer-coarse:min-h-8">
                  <input
                    type="checkbox"
                    className="mt-0.5 size-4 shrink-0 accent-accent"
                    checked={watched.has(metric)}
                    onChange={(event) => {
                      const next = new Set(watched);
                      if (event.target.checked) next.add(metric);
                      else next.delete(metric);
                      watch(next);
                    }}
                  />
                  <span className="min-w-0">
                    {METRICS[metric].label}
                    <MetricSeen metric={metric} suggestions={suggestions} isWatched={watched.has(metric)} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      {note.metricsToWatch.length > 0 ? <TolerancesField /> : null}
    </NoteField>
  );
}
