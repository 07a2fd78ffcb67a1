import { Check, CircleDashed, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/client/cn';

export type PillTone = 'pass' | 'warn' | 'fail' | 'nodata' | 'neutral' | 'accent';

const LOOK: Record<PillTone, string> = {
  pass: 'bg-pass-soft text-pass',
  warn: 'bg-warn-soft text-warn',
  fail: 'bg-fail-soft text-fail',
  nodata: 'bg-hatch text-mute',
  neutral: 'bg-sunken text-mute',
  accent: 'bg-accent-soft text-accent',
};

// Each state has its own shape, so that it is told apart without colour.
const ICON: Record<PillTone, LucideIcon | null> = {
  pass: Check,
  warn: TriangleAlert,
  fail: X,
  nodata: CircleDashed,
  neutral: null,
  accent: null,
};

export interface PillProps {
  tone: PillTone;
  /** Another icon, or `null` for none. */
  icon?: LucideIcon | null;
  children: ReactNode;
  className?: string;
}

export function Pill({ tone, icon, children, className }: PillProps) {
  const Icon = icon === undefined ? ICON[tone] : icon;
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 rounded-full px-2 py-px text-sm font-medium whitespace-nowrap',
        LOOK[tone],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3 shrink-0" strokeWidth={2.5} /> : null}
      {/* Text over a hatch keeps its own ground, or it cannot be read. */}
      {tone === 'nodata' ? <span className="rounded-sm bg-card px-1">{children}</span> : children}
    </span>
  );
}
