'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/client/cn';
import type { DraftPattern } from './review-draft';

const MOST = 10;
const ROW = 'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[14rem_minmax(0,1fr)_2rem]';

interface RedactionPatternsProps {
  patterns: readonly DraftPattern[];
  errors: Partial<Record<string, string>>;
  mayChange: boolean;
  onChange: (patterns: DraftPattern[]) => void;
}

export function RedactionPatterns({ patterns, errors, mayChange, onChange }: RedactionPatternsProps) {
  const change = (id: number, part: Partial<DraftPattern>) =>
    onChange(patterns.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const add = () =>
    onChange([...patterns, { id: Math.max(-1, ...patterns.map(({ id }) => id)) + 1, name: '', pattern: '' }]);

  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">Patterns of your own</legend>
      <p className="text-sm text-mute">
        Looked for before everything else, in the syntax of RE2: no look-around and no back-references, so
        that none can take long. What is found becomes <span className="code">[name]</span>.
      </p>
      {patterns.length > 0 ? (
        <div aria-hidden className={cn(ROW, 'mt-2 text-sm text-mute max-sm:hidden')}>
          <span>Name</span>
          <span>Pattern</span>
        </div>
      ) : null}
      <ul className="mt-1 flex flex-col gap-3">
        {patterns.map(({ id, name, pattern }, place) => (
          <li key={id} className={ROW}>
            <Field label={`Name ${place + 1}`} hideLabel error={errors[`patterns.${place}.name`]}>
              <Input
                value={name}
                maxLength={40}
                placeholder="order number"
                autoComplete="off"
                onChange={(event) => change(id, { name: event.target.value })}
              />
            </Field>
            <Field
              label={`Pattern ${place + 1}`}
              hideLabel
              error={errors[`patterns.${place}.pattern`]}
              className="max-sm:col-span-2 max-sm:row-start-2"
            >
              <Input
                value={pattern}
                maxLength={200}
                placeholder="ORD-\d{6}"
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => change(id, { pattern: event.target.value })}
              />
            </Field>
            {mayChange ? (
              <Button
                variant="ghost"
                className="px-1.5"
                aria-label={`Remove pattern ${place + 1}${name ? `, ${name}` : ''}`}
                onClick={() => onChange(patterns.filter((one) => one.id !== id))}
              >
                <X aria-hidden />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {patterns.length === 0 && !mayChange ? <p className="text-mute">None.</p> : null}
      {mayChange ? (
        <Button size="sm" className="mt-2" disabled={patterns.length >= MOST} onClick={add}>
          <Plus aria-hidden />
          Add a pattern
        </Button>
      ) : null}
    </fieldset>
  );
}
