import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/client/cn';

export interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode;
  /** The level of the title; 2 unless the card sits under another heading. */
  level?: 2 | 3;
  description?: ReactNode;
  actions?: ReactNode;
  /** No inner padding: for tables and lists that reach the edge. */
  flush?: boolean;
}

export function Card({
  title,
  level = 2,
  description,
  actions,
  flush,
  className,
  children,
  ...props
}: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <section {...props} className={cn('min-w-0 rounded-card border border-line bg-card', className)}>
      {hasHead ? (
        <div
          className={cn(
            'flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3.5 sm:px-4.5',
            flush && 'pb-2.5',
          )}
        >
          <div className="min-w-0 flex-1">
            {title !== undefined ? <Heading className="text-base font-semibold">{title}</Heading> : null}
            {description !== undefined ? <p className="mt-0.5 text-mute">{description}</p> : null}
          </div>
          {actions !== undefined ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={cn(!flush && 'px-4 pb-4 sm:px-4.5', !flush && (hasHead ? 'pt-3' : 'pt-4'))}>
        {children}
      </div>
    </section>
  );
}
