'use client';

import { PlaceholderHelp } from '@/components/monitoring/placeholder-help';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import { Textarea } from '@/components/ui/textarea';
import { SOURCE_LANGUAGES, type SourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { templateFaults } from '@/lib/core/monitoring/template-faults';
import type { SourceChoice } from '@/lib/schemas/metric-source';
import { QUERY_EXAMPLES } from './query-examples';
import { WindowInput } from './window-input';

export interface SourceQueryFieldsProps {
  query: SourceQuery;
  sources: readonly SourceChoice[];
  onChange: (query: SourceQuery) => void;
}

/** A query in the source's own language, and at once what of it cannot be asked. */
export function SourceQueryFields({ query, sources, onChange }: SourceQueryFieldsProps) {
  const isKnown = query.source === '' || sources.some(({ name }) => name === query.source);
  const faults = query.query.trim() === '' ? [] : templateFaults(query);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 sm:grid-cols-[minmax(0,1fr)_auto_7rem]">
        <Field
          className="max-sm:col-span-2"
          label="Metric source"
          error={isKnown ? null : `No source that may be asked is called ${query.source}.`}
        >
          <Select
            value={query.source}
            onChange={(event) => {
              const chosen = sources.find(({ name }) => name === event.target.value);
              if (chosen) onChange({ ...query, source: chosen.name, kind: chosen.kind });
            }}
          >
            {isKnown ? null : <option value={query.source}>{query.source}</option>}
            {query.source === '' ? <option value="">Choose one</option> : null}
            {sources.map(({ name, kind }) => (
              <option key={name} value={name}>
                {name} ({SOURCE_LANGUAGES[kind]})
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Window">
          <WindowInput
            value={query.windowMinutes}
            onChange={(windowMinutes) => onChange({ ...query, windowMinutes })}
          />
        </Field>
        <Field label="Unit" optional>
          <Input
            value={query.unit}
            maxLength={20}
            placeholder="ms"
            onChange={(event) => onChange({ ...query, unit: event.target.value.replaceAll('"', '') })}
          />
        </Field>
      </div>
      {sources.length === 0 ? (
        <p className="text-sm text-mute">
          There is no metric source yet. An admin adds one under{' '}
          <TextLink href="/settings/sources">Settings, Metric sources</TextLink>.
        </p>
      ) : null}
      <Field label={`Query in ${SOURCE_LANGUAGES[query.kind]}`}>
        <Textarea
          className="code"
          rows={5}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          maxLength={10_000}
          placeholder={QUERY_EXAMPLES[query.kind]}
          aria-invalid={faults.length > 0 || undefined}
          value={query.query}
          onChange={(event) => onChange({ ...query, query: event.target.value })}
        />
      </Field>
      {faults.map((fault) => (
        <FieldError key={fault}>{fault}</FieldError>
      ))}
      <PlaceholderHelp kind={query.kind} />
    </div>
  );
}
