import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/client/cn';

export interface ErrorNoteProps {
  /** What happened. */
  title: string;
  /** What was kept, and the way on. */
  body?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function ErrorNote({ title, body, action, className }: ErrorNoteProps) {
  return (
    <div
      role="alert"
      className={cn(
        'flex items-start gap-2.5 rounded-control border border-fail/40 bg-fail-soft px-3 py-2.5',
        className,
      )}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-fail">{title}</p>
        {body ? <div className="mt-0.5 text-ink">{body}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
