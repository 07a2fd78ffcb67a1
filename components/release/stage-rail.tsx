import { Check, CirclePause, type LucideIcon, Undo2 } from 'lucide-react';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { cn } from '@/lib/client/cn';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { StageView } from '@/lib/schemas/release';

export interface StageRailProps {
  stages: readonly StageView[];
  status: ReleaseStatus;
  size: 'sm' | 'lg';
  /** How far the present stage is towards its minimums, 0..1; null or left out when not known. */
  progress?: number | null;
  /** Where the offline comparison can be read; null or left out without one. */
  comparisonHref?: string | null;
}

interface StageLook {
  word: string;
  icon: LucideIcon | null;
  bar: string;
  ground: string;
}

/** The plan as a rail of stages: where the release was, is, and goes. */
export function StageRail({ stages, status, size, progress = null, comparisonHref = null }: StageRailProps) {
  return (
    <ol
      aria-label="Stages"
      className={cn(
        'grid overflow-hidden border border-line bg-card',
        size === 'lg'
          ? 'rounded-card md:grid-flow-col md:auto-cols-fr'
          : 'grid-flow-col auto-cols-fr rounded-control',
      )}
    >
      {stages.map((stage) => (
        <StageCell
          key={stage.index}
          {...{ stage, status, size, progress }}
          href={stage.kind === 'offline' ? comparisonHref : null}
        />
      ))}
    </ol>
  );
}

function StageCell({
  stage,
  status,
  size,
  progress,
  href,
}: { stage: StageView; href: string | null } & Required<Omit<StageRailProps, 'stages' | 'comparisonHref'>>) {
  const look = lookOf(stage.state, status);
  const isHere = stage.state === 'now' || stage.state === 'held' || stage.state === 'left';
  const Icon = look.icon;
  return (
    <li
      aria-current={isHere ? 'step' : undefined}
      title={size === 'sm' ? `${stage.name}: ${look.word}` : undefined}
      className={cn(
        'relative min-w-0 border-line',
        look.ground,
        size === 'lg'
          ? 'border-b px-3.5 pt-2.5 pb-3 last:border-b-0 md:border-r md:border-b-0 md:last:border-r-0'
          : 'border-r px-2 pt-1 pb-1.5 last:border-r-0',
      )}
    >
      <p
        className={cn(
          'flex items-center gap-1 font-medium',
          size === 'sm' && 'text-sm',
          stage.state === 'next' && 'font-normal text-mute',
        )}
      >
        {Icon ? <Icon aria-hidden className="size-3 shrink-0" strokeWidth={2.5} /> : null}
        <span className={cn('truncate', size === 'sm' && !isHere && 'max-sm:sr-only')}>
          {href ? <TextLink href={href}>{stage.name}</TextLink> : stage.name}
        </span>
        <span className="sr-only">, {look.word}</span>
      </p>
      {size === 'lg' ? (
        <p className="mt-0.5 text-sm text-mute">
          <Facts stage={stage} word={look.word} />
        </p>
      ) : null}
      <span
        aria-hidden
        className={cn('absolute bottom-0 left-0', size === 'lg' ? 'h-0.75' : 'h-0.5', look.bar)}
        style={{
          width: isHere && status !== 'completed' && progress !== null ? `${barWidth(progress)}%` : '100%',
        }}
      />
    </li>
  );
}

function Facts({ stage, word }: { stage: StageView; word: string }) {
  const what =
    stage.cohortText ?? (stage.kind === 'offline' ? 'compared before any traffic' : 'no cohort yet');
  if (stage.state === 'next') return what;
  const since = stage.state === 'done' ? stage.leftAt : (stage.leftAt ?? stage.enteredAt);
  return (
    <>
      {what}
      {since ? (
        <span className="block">
          {stage.state === 'now' ? 'since' : word} <TimeAgo at={since} />
        </span>
      ) : null}
    </>
  );
}

// A stage that has just begun still shows where it is.
function barWidth(progress: number): number {
  return Math.round(100 * Math.min(1, Math.max(0.04, progress)));
}

function lookOf(state: StageView['state'], status: ReleaseStatus): StageLook {
  switch (state) {
    case 'done':
      return { word: 'passed', icon: Check, bar: 'bg-pass', ground: '' };
    case 'now':
      return { word: 'now', icon: null, bar: 'bg-accent', ground: 'bg-accent-soft' };
    case 'held':
      return { word: 'held', icon: CirclePause, bar: 'bg-warn', ground: 'bg-warn-soft' };
    case 'left':
      return status === 'abandoned'
        ? { word: 'abandoned', icon: null, bar: 'bg-line-strong', ground: 'bg-sunken' }
        : { word: 'rolled back', icon: Undo2, bar: 'bg-fail', ground: 'bg-fail-soft' };
    case 'next':
      return { word: 'ahead', icon: null, bar: 'bg-transparent', ground: '' };
  }
}
