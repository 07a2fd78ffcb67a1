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
    awaitsSignOff: gate?.checks.every(isPassedButSignOff) === true && gate.kind !== 'pass',
    waitingFor: waitingFor(release, { draftIssues, gate, rollbackSentence }),
  };
}

function isPassedButSignOff({ code, outcome }: GateVerdict['checks'][number]): boolean {
  return outcome === 'pass' || code === 'four_movements';
}

/** Whose names a release's views need. */
export function creatorsOf({ baseline, candidate }: ReleaseRecord): string[] {
  return [baseline, candidate].flatMap((version) => (version ? [version.createdById] : []));
}
