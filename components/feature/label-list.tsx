import type { VersionView } from '@/lib/schemas/feature';

const AXES = [
  ['model', 'model_version'],
  ['prompt', 'prompt_version'],
  ['retrieval', 'retrieval_version'],
  ['policy', 'policy_version'],
] as const;

/** The four labels of a version in one line. */
export function LabelList({ version }: { version: VersionView }) {
  return (
    <span className="inline-flex flex-wrap gap-x-3 text-mute">
      {AXES.map(([axis, field]) => (
        <span key={axis}>
          {axis} <span className="code text-ink">{version[field]}</span>
        </span>
      ))}
    </span>
  );
}
