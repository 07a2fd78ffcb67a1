import { CirclePause, Flag, type LucideIcon, Pencil, Radio, Square, Undo2 } from 'lucide-react';
import { Pill, type PillTone } from '@/components/ui/pill';
import type { ReleaseStatus } from '@/lib/core/release/release-state';

interface StatusLook {
  label: string;
  tone: PillTone;
  icon: LucideIcon;
}

const LOOK: Record<ReleaseStatus, StatusLook> = {
  draft: { label: 'draft', tone: 'neutral', icon: Pencil },
  offline_check: { label: 'offline check', tone: 'accent', icon: Flag },
  live: { label: 'live', tone: 'accent', icon: Radio },
  held: { label: 'held', tone: 'warn', icon: CirclePause },
  rolling_back: { label: 'rolling back', tone: 'fail', icon: Undo2 },
  recovery_unconfirmed: { label: 'recovery unconfirmed', tone: 'warn', icon: Undo2 },
  closed: { label: 'rolled back', tone: 'neutral', icon: Undo2 },
  completed: { label: 'completed', tone: 'pass', icon: Flag },
  abandoned: { label: 'abandoned', tone: 'neutral', icon: Square },
};

/** The state of a release in a word, with its own shape. */
export function ReleaseStatusPill({ status }: { status: ReleaseStatus }) {
  const { label, tone, icon } = LOOK[status];
  return (
    <Pill tone={tone} icon={icon}>
      {label}
    </Pill>
  );
}
