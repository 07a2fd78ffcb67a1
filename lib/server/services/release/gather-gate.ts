import { evidenceFacts, type OfflineEvidenceFacts } from '@/lib/core/evidence/evidence-facts';
import { evaluateGate } from '@/lib/core/release/evaluate-gate';
import type { GateVerdict } from '@/lib/core/release/gate';
import type { GateFacts } from '@/lib/core/release/gate-facts';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { WatchReading } from '@/lib/core/watch/judge-watch';
import { findNewest } from '@/lib/server/db/evidence-rows';
import type { Reader } from '@/lib/server/db/reader';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { readReviewSettings } from '@/lib/server/db/review-settings-row';
import { type ObservedArms, observeArms } from '@/lib/server/telemetry/observe-arms';
import { observeLabels } from '@/lib/server/telemetry/observe-labels';
import { gatherContent } from './gather-content';
import { gatherMonitoring } from './gather-monitoring';
import { gatherSignOff } from './gather-sign-off';
import { gatherWatch, watchFacts } from './gather-watch';
import { fitOwnerId, noteFaults, noteInForce } from './note-faults';

const GATED: readonly ReleaseStatus[] = ['offline_check', 'live', 'held'];
const NO_REQUESTS: ObservedArms = {
  baseline: { requests: 0 },
  candidate: { requests: 0 },
  candidatePerMinute: null,
};

export interface JudgedGate {
  facts: GateFacts;
  verdict: GateVerdict;
}

/** Judges the gate of the present stage on what is known at `now`; null where there is no gate. `reading`: what the watch says, where it was asked already. */
export async function gatherGate(
  reader: Reader,
  release: ReleaseRecord,
  now: Date,
  reading?: WatchReading | null,
): Promise<JudgedGate | null> {
  const { stageIndex, stageEnteredAt, baseline, candidate } = release;
  const note = noteInForce(release);
  const stage = note.plan.stages[stageIndex ?? -1];
  if (!GATED.includes(release.status) || !stage || stageIndex === null || !stageEnteredAt) return null;

  const pair = { baselineId: baseline?.id ?? null, candidateId: candidate?.id ?? null };
  const [offline, monitoring, observed, content, labels, watch, beforeFull, review] = await Promise.all([
    findNewest(reader, release.id, pair),
    gatherMonitoring(reader, release, now),
    observe(release, stageIndex, stageEnteredAt, now),
    gatherContent(reader, release, now),
    observeLabels(release.feature.id, now),
    watchOf(release, reading, now),
    gatherSignOff(reader, release, now),
    readReviewSettings(reader),
  ]);
  const facts: GateFacts = {
    now: now.toISOString(),
    status: release.status,
    stage,
    nextStageName: note.plan.stages[stageIndex + 1]?.name ?? null,
    stageEnteredAt: stageEnteredAt.toISOString(),
    ownerId: fitOwnerId(release),
    noteIssues: noteFaults(release, note),
    offlineEvidence: offline && factsOf(offline),
    arms: { baseline: observed.baseline, candidate: observed.candidate },
    monitoring,
    firedTrigger: release.firedTrigger,
    watch,
    content,
    labels,
    ...beforeFull,
    judgedPerArm: review.settings.itemsPerArm,
    candidatePerMinute: observed.candidatePerMinute,
  };
  return { facts, verdict: evaluateGate(facts) };
}

async function watchOf(
  release: ReleaseRecord,
  known: WatchReading | null | undefined,
  now: Date,
): Promise<GateFacts['watch']> {
  return watchFacts(release, known === undefined ? await gatherWatch(release) : known, now);
}

function factsOf(evidence: NonNullable<Awaited<ReturnType<typeof findNewest>>>): OfflineEvidenceFacts {
  const { fileName, createdAt, absences, summary } = evidence;
  return evidenceFacts(summary, { fileName, absences, at: createdAt.toISOString() });
}

async function observe(
  { id, feature, baseline, candidate }: ReleaseRecord,
  stageIndex: number,
  stageEnteredAt: Date,
  now: Date,
): Promise<ObservedArms> {
  // Nobody is exposed in the offline check.
  if (stageIndex === 0 || !baseline || !candidate) return NO_REQUESTS;
  const versions = { baselineVersionId: baseline.id, candidateVersionId: candidate.id };
  return observeArms({ id, featureId: feature.id, stageIndex, stageEnteredAt, ...versions }, now);
}
