import { StartSummary } from '@/components/note-start/start-summary';
import { TimeAgo } from '@/components/ui/time-ago';
import { noteParts } from '@/lib/core/release/note-start/note-parts';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import { TemplateActions } from './template-actions';

export interface TemplateTableProps {
  templates: readonly NoteTemplateView[];
  mayWrite: boolean;
}

/** Each template, opened with what is in it. */
export function TemplateTable({ templates, mayWrite }: TemplateTableProps) {
  return (
    <ul aria-label="Note templates">
      {templates.map((template) => (
        <li key={template.id} className="flex items-start gap-3 border-t border-line px-4 py-2.5 sm:px-4.5">
          <details className="min-w-0 flex-1">
            <summary className="[overflow-wrap:anywhere]">
              <span className="font-medium">{template.name}</span>{' '}
              <span className="text-sm text-mute">
                saved <TimeAgo at={template.createdAt} /> by {template.createdByName}
              </span>
            </summary>
            <div className="mt-2">
              <StartSummary start={{ note: template.note, brings: noteParts(template.note), leaves: [] }} />
            </div>
          </details>
          {mayWrite ? <TemplateActions template={template} /> : null}
        </li>
      ))}
    </ul>
  );
}
