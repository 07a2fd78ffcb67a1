import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/client/cn';

export interface NoteProps {
  tone?: 'neutral' | 'warn' | 'accent';
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

const LOOK = {
  neutral: 'border-line bg-sunken',
  warn: 'border-warn/35 bg-warn-soft',
  accent: 'border-accent/30 bg-accent-soft',
};
const ICON_LOOK = { neutral: 'text-mute', warn: 'text-warn', accent: 'text-accent' };

/** Something worth knowing that is not an error. */
export function Note({ tone = 'neutral', title, action, className, children }: NoteProps) {
  const Icon = tone === 'warn' ? TriangleAlert : Info;
  return (
    <div
      className={cn(
        'flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-control border px-3 py-2.5',
        LOOK[tone],
        className,
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', ICON_LOOK[tone])} />
      <div className="min-w-0 flex-1 basis-56">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn(title && 'mt-0.5')}>{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
