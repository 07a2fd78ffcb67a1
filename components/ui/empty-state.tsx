import type { ReactNode } from 'react';
import { cn } from '@/lib/client/cn';

export interface EmptyStateProps {
  title: string;
  body?: ReactNode;
  /** One button or link: what to do next. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ title, body, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-start gap-2 px-4 py-6 sm:px-4.5', className)}>
      <p className="text-lg font-medium tracking-tight">{title}</p>
      {body ? <div className="max-w-prose text-mute">{body}</div> : null}
      {action ? <div className="mt-1">{action}</div> : null}
    </div>
  );
}
