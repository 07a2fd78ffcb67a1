import type { RecordedArm, RecordedCase } from './recorded-case';

/** What Sluice said a request gets. */
export interface Assignment {
  variant: string;
  arm: string;
  reason: string;
  labels: Readonly<Record<string, string>>;
  release: string | null;
  stage: string | null;
}

/**
 * What the assigned version really did with this request: found by its model label, else, where that names no
 * recorded row or several, by the arm. Null when nothing was recorded of it.
 */
export function chooseArm({ arms }: RecordedCase, { labels, arm }: Assignment): RecordedArm | null {
  const byModel = arms.filter(
    (row) => row.modelVersion !== null && row.modelVersion === labels.model_version,
  );
  const candidates = byModel.length > 0 ? byModel : arms;
  const [only, ...others] = candidates;
  if (byModel.length > 0 && only && others.length === 0) return only;
  return candidates.find((row) => row.arm === arm) ?? null;
}
