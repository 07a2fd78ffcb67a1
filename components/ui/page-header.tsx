import type { ReactNode } from 'react';

export interface PageHeaderProps {
  /** What the page belongs to: a link or a word. */
  crumb?: ReactNode;
  title: ReactNode;
  /** Short facts in a row. */
  meta?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ crumb, title, meta, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        {crumb ? <div className="text-mute">{crumb}</div> : null}
        <h1 className="mt-0.5 text-2xl font-semibold tracking-tight break-words">{title}</h1>
        {meta ? <div className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-mute">{meta}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2 sm:pt-1">{actions}</div> : null}
    </header>
  );
}
