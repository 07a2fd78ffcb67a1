import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';

const AXES = [
  ['model', 'model_version'],
  ['prompt', 'prompt_version'],
  ['retrieval', 'retrieval_version'],
  ['policy', 'policy_version'],
] as const;

type ShownVersion = VersionLabels & { variant: string };

/** Which labels differ, in one line: "prompt p41 → p42". */
export function VersionChange({
  baseline,
  candidate,
}: {
  baseline: ShownVersion | null;
  candidate: ShownVersion | null;
}) {
  if (!candidate) return <span>no candidate chosen yet</span>;
  if (!baseline) return <span>candidate {candidate.variant}</span>;
  const changed = AXES.filter(([, field]) => baseline[field] !== candidate[field]);
  if (changed.length === 0) return <span>only the config changes</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {changed.map(([axis, field]) => (
        <span key={axis}>
          {axis} <span className="code text-ink">{baseline[field]}</span> <span aria-hidden>→</span>
          <span className="sr-only">to</span> <span className="code text-ink">{candidate[field]}</span>
        </span>
      ))}
    </span>
  );
}
