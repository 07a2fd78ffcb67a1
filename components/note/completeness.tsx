'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { FieldIssue } from '@/lib/core/domain-error';
import type { PlanFinding } from '@/lib/core/release/lint-plan';
import { showField } from './show-field';

export interface CompletenessProps {
  done: number;
  total: number;
  issues: readonly FieldIssue[];
  warnings: readonly PlanFinding[];
}

/** How far the note is, and what it lacks; each line leads to its field. The codes are the server's. */
export function Completeness({ done, total, issues, warnings }: CompletenessProps) {
  return (
    <div className="flex flex-col gap-2.5">
      <div>
        <p className="flex items-baseline justify-between gap-2">
          {issues.length === 0 ? (
            <span className="flex items-center gap-1.5 font-semibold text-pass">
              <CircleCheck aria-hidden className="size-4 shrink-0" /> The note is whole
            </span>
          ) : (
            <span className="font-semibold">Not whole yet</span>
          )}
          <span className="text-mute">
            {done} of {total} done
          </span>
        </p>
        <ProgressBar
          className="mt-1.5"
          label="How much of the note is done"
          value={total === 0 ? 0 : done / total}
          tone={issues.length === 0 ? 'pass' : 'neutral'}
        />
      </div>
      {issues.length === 0 ? null : (
        <ul className="flex flex-col gap-0.5">
          {issues.map((issue) => (
            <li key={`${issue.code} ${issue.field}`} data-code={issue.code}>
              <FieldLink field={issue.field}>{issue.message}</FieldLink>
            </li>
          ))}
        </ul>
      )}
      {warnings.length > 0 ? (
        <div className="border-t border-line pt-2.5">
          <p className="mb-1 flex items-center gap-1.5 font-medium text-warn">
            <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
            {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}
          </p>
          <ul className="flex flex-col gap-0.5">
            {warnings.map((warning) => (
              <li key={`${warning.code} ${warning.field}`} data-code={warning.code}>
                <FieldLink field={warning.field}>{warning.message}</FieldLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function FieldLink({ field, children }: { field: string; children: string }) {
  return (
    <a
      href={`#${field}`}
      className="-mx-1.5 block rounded-control px-1.5 py-1 hover:bg-sunken"
      onClick={(event) => {
        event.preventDefault();
        window.history.replaceState(null, '', `#${field}`);
        showField(field);
      }}
    >
      {children}
    </a>
  );
}
