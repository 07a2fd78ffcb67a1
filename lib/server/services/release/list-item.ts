import type { GateVerdict } from '@/lib/core/release/gate';
import type { ReleaseListItem } from '@/lib/schemas/release';
import type { ReleaseMove } from '@/lib/server/db/release-moves';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { toVersionView } from '@/lib/server/db/version-row';
import { noteFaults, noteInForce } from './note-faults';
import { stageViews } from './stage-views';
import { waitingFor } from './waiting-for';

interface Known {
  names: ReadonlyMap<string, string>;
  moves: readonly ReleaseMove[];
  gate: GateVerdict | null;
  rollbackSentence: string | null;
}

/** A release as every list shows it. */
export function listItem(
  release: ReleaseRecord,
  { names, moves, gate, rollbackSentence }: Known,
): ReleaseListItem {
  const { feature, baseline, candidate, owner } = release;
  const draftIssues = release.status === 'draft' ? noteFaults(release, release.draft.note) : [];
  return {
    id: release.id,
    title: release.title,
    featureKey: feature.key,
    featureName: feature.name,
    status: release.status,
    stages: stageViews(release, noteInForce(release).plan, feature.unitName, moves),
    owner: owner && { id: owner.id, name: owner.name },
    baseline: baseline && toVersionView(baseline, names, feature.liveVersionId),
    candidate: candidate && toVersionView(candidate, names, feature.liveVersionId),
    createdAt: release.createdAt.toISOString(),
    startedAt: release.startedAt?.toISOString() ?? null,
    endedAt: release.endedAt?.toISOString() ?? null,
    isSample: release.isSample,
    awaitsSignOff: gate !== null && awaitsSignOff(gate),
    waitingFor: waitingFor(release, { draftIssues, gate, rollbackSentence }),
  };
}

/** Nobody has signed, or not what it costs by now; and nothing else is left that the owner could not pass in writing. */
function awaitsSignOff({ checks, overridable }: GateVerdict): boolean {
  const isOpen = checks.some(
    ({ code, outcome }) => code === 'four_movements' && (outcome === 'no_data' || outcome === 'inconclusive'),
  );
  return (
    isOpen &&
    checks.every(
      ({ code, outcome }) => code === 'four_movements' || outcome === 'pass' || overridable.includes(code),
    )
  );
}

/** Whose names a release's views need. */
export function creatorsOf({ baseline, candidate }: ReleaseRecord): string[] {
  return [baseline, candidate].flatMap((version) => (version ? [version.createdById] : []));
}
