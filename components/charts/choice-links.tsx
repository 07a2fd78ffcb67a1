import Link from 'next/link';
import { cn } from '@/lib/client/cn';

export interface ChoiceLinksProps {
  /** What is chosen, for screen readers. */
  label: string;
  choices: readonly { text: string; href: string; isCurrent: boolean; title?: string }[];
}

/** One of a few, kept in the address: it can be linked to, and the back button undoes it. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="inline-flex rounded-control border border-line bg-card p-0.5">
      {choices.map(({ text, href, isCurrent, title }) => (
        <Link
          key={text}
          href={href}
          scroll={false}
          replace
          title={title}
          aria-current={isCurrent ? 'true' : undefined}
          className={cn(
            'rounded-[5px] px-2 py-0.5 text-sm whitespace-nowrap pointer-coarse:py-1.5',
            isCurrent ? 'bg-sunken font-semibold text-ink' : 'text-mute hover:text-ink',
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
