import Link from 'next/link';
import { cn } from '@/lib/client/cn';

export interface FilterLinksProps<V extends string> {
  /** What is chosen among, for screen readers. */
  label: string;
  path: string;
  /** The name of the parameter in the address. */
  name: string;
  value: V | null;
  options: readonly { value: V | null; label: string; count: number }[];
}

/** A choice kept in the address, as a row of links. */
export function FilterLinks<V extends string>({ label, path, name, value, options }: FilterLinksProps<V>) {
  return (
    <nav aria-label={label} className="mb-4 flex flex-wrap gap-1">
      {options.map((option) => (
        <Link
          key={option.label}
          href={option.value === null ? path : `${path}?${name}=${option.value}`}
          aria-current={option.value === value ? 'true' : undefined}
          className={cn(
            'inline-flex min-h-7 items-center gap-1.5 rounded-full border border-transparent px-3 text-mute hover:bg-sunken hover:text-ink pointer-coarse:min-h-10',
            option.value === value && 'border-line-strong/60 bg-card font-medium text-ink',
          )}
        >
          {option.label} <span className="text-sm text-mute">{option.count}</span>
        </Link>
      ))}
    </nav>
  );
}
