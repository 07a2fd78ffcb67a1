import { TextLink } from '@/components/ui/text-link';
import type { ReleaseView } from '@/lib/schemas/release';

const AXES = ['model', 'prompt', 'retrieval', 'policy'] as const;

/** Baseline and candidate, and which of the four labels differ between them. */
export function VersionPair({ release }: { release: ReleaseView }) {
  const { baseline, candidate, changes, feature } = release;
  if (!baseline || !candidate) return <span>No candidate chosen yet</span>;
  const same = AXES.filter((axis) => !changes.some((change) => change.axis === axis));
  return (
    <>
      {changes.map(({ axis, before, after }) => (
        <span key={axis}>
          {axis} <span className="code text-ink">{before}</span> <span aria-hidden>→</span>
          <span className="sr-only"> to </span> <span className="code font-semibold text-ink">{after}</span>
        </span>
      ))}
      <span>
        {same.length === 4 ? 'only the config changes' : same.length > 0 ? `${list(same)} unchanged` : null}
      </span>
      <TextLink
        href={`/features/${encodeURIComponent(feature.key)}/compare?from=${baseline.variant}&to=${candidate.variant}`}
      >
        {baseline.variant} to {candidate.variant}
      </TextLink>
    </>
  );
}

function list(words: readonly string[]): string {
  return words.join(', ');
}
