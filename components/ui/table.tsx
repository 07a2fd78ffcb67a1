import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';

export interface TableProps extends ComponentProps<'table'> {
  /** What the table shows, for screen readers. */
  label: string;
}

/** Scrolls sideways inside its own frame when the screen is narrow; the frame can be reached by keyboard. */
export function Table({ label, className, children, ...props }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region must hold the table, the table cannot scroll itself
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <div role="region" aria-label={label} tabIndex={0} className="relative w-full overflow-x-auto">
      <table {...props} className={cn('w-full border-collapse text-left', className)}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

interface CellProps {
  /** Right-aligned, never wrapped. */
  numeric?: boolean;
}

export function Th({ numeric, className, ...props }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        'px-2 py-1.5 text-sm font-medium whitespace-nowrap text-mute first:pl-4 last:pr-4 sm:first:pl-4.5 sm:last:pr-4.5',
        numeric && 'text-right',
        className,
      )}
    />
  );
}

export function Td({ numeric, className, ...props }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      {...props}
      className={cn(
        'border-t border-line px-2 py-2 align-top first:pl-4 last:pr-4 sm:first:pl-4.5 sm:last:pr-4.5',
        numeric && 'text-right whitespace-nowrap',
        className,
      )}
    />
  );
}
