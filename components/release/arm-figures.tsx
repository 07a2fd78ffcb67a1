import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ArmView } from '@/lib/schemas/release';

export interface ArmFiguresProps {
  arms: { candidate: ArmView; baseline: ArmView | null };
}

/** Both arms side by side, each with how many it stands on. */
export function ArmFigures({ arms: { candidate, baseline } }: ArmFiguresProps) {
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      <Figure name="Candidate" arm={candidate} mark="bg-accent" />
      {baseline ? <Figure name="Baseline" arm={baseline} mark="bg-baseline" /> : null}
    </dl>
  );
}

function Figure({ name, arm, mark }: { name: string; arm: ArmView; mark: string }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="flex items-baseline gap-1.5 text-mute">
        <span aria-hidden className={`inline-block size-1.5 rounded-full ${mark} self-center`} />
        {name}
      </dt>
      <dd>
        <span className="font-medium">{arm.text}</span>
        {arm.n > 0 ? <span className="ml-1 text-mute">n {formatCount(arm.n)}</span> : null}
      </dd>
    </div>
  );
}
