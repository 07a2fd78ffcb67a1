import type { Actor } from '@/lib/core/access/actor';
import type { Permission } from '@/lib/core/access/permissions';
import { canonicalJson } from '@/lib/core/audit/canonical-json';
import { confoundedSentence } from '@/lib/core/release/confounded-change';
import { findVagueText } from '@/lib/core/release/vague-text/find-vague-text';
import type { ReleaseView } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { permissionAnswers } from '@/lib/server/auth/permission-answers';
import { actorNames } from '@/lib/server/db/actor-names';
import { readEvidence } from '@/lib/server/db/evidence-rows';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { Reader } from '@/lib/server/db/reader';
import { readMoves } from '@/lib/server/db/release-moves';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { unlessAway } from '@/lib/server/telemetry/unless-away';
import { evidenceViews } from '../evidence/evidence-views';
import { axisChanges } from './axis-changes';
import { fetchRelease } from './fetch-release';
import { gatherGate } from './gather-gate';
import { gatherRollback } from './gather-rollback';
import { gatherWatch } from './gather-watch';
import { creatorsOf, listItem } from './list-item';
import { noteFaults, noteInForce } from './note-faults';
import { rollbackView } from './rollback-view';
import { triggerViews } from './trigger-views';
import { unlabelledView } from './unlabelled-view';

const ANSWERED: readonly Permission[] = [
  'note:write',
  'version:create',
  'evidence:attach',
  'release:start',
  'release:promote',
  'release:resume',
  'release:complete',
  'release:sign_off',
  'release:acknowledge',
  'release:confirm_recovery',
  'release:hold',
  'release:roll_back',
  'release:exclude_cohort',
  'release:abandon',
  'release:hand_over',
];

/** Everything the release page shows, judged now. */
export async function getRelease(actor: Actor, id: string): Promise<ReleaseView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const now = new Date();
  const release = await fetchRelease(reader, id);
  const measured = measure(reader, release, now);
  const [{ told, away }, evidence, moves] = await Promise.all([
    unlessAway(measured),
    readEvidence(reader, id),
    readMoves(reader, [id]),
  ]);
  const [judged, watched, seen] = told ?? [null, null, null];
  const creators = [...creatorsOf(release), ...evidence.map((row) => row.createdById)];
  const names = await actorNames(reader, creators);
  const gate = judged?.verdict ?? null;
  const rollback = rollbackView(release, seen, now);
  const note = noteInForce(release);
  const { feature, baseline, candidate, owner, stageIndex } = release;
  const next = note.plan.stages[(stageIndex ?? -1) + 1];
  return {
    ...listItem(release, { names, moves, gate, rollbackSentence: rollback?.sentence ?? null }),
    seq: release.seq,
    stageIndex,
    stageEnteredAt: release.stageEnteredAt?.toISOString() ?? null,
    feature: { id: feature.id, key: feature.key, name: feature.name, unitName: feature.unitName },
    note,
    noteRevision: release.inForce?.number ?? null,
    draft: draftView(release),
    noteIssues: noteFaults(release, release.draft.note),
    advice: findVagueText(release.draft.note),
    changes: baseline && candidate ? axisChanges(baseline, candidate) : [],
    confounded: baseline && candidate ? confoundedSentence(baseline, candidate) : null,
    gate,
    nextStage: next ? { index: (stageIndex ?? -1) + 1, name: next.name } : null,
    triggers: triggerViews(release, watched, away !== null),
    telemetryAway: away,
    firedTrigger: release.firedTrigger,
    exclusions: release.exclusions,
    rollback,
    hiddenEdits: judged?.facts.content.edits ?? [],
    unlabelled: judged && (await unlabelledView(reader, feature.id, judged.facts.labels, now)),
    evidence: evidenceViews(release, evidence, names),
    permissions: permissionAnswers(actor, ANSWERED, owner),
  };
}

async function measure(reader: Reader, release: ReleaseRecord, now: Date) {
  const reading = await gatherWatch(release);
  const [gate, rollback] = await Promise.all([
    gatherGate(reader, release, now, reading),
    gatherRollback(release, now),
  ]);
  return [gate, reading, rollback] as const;
}

function draftView({ draft, inForce }: ReleaseRecord): ReleaseView['draft'] {
  const { note, savedAt, seq } = draft;
  const differsFromRevision = inForce === null || canonicalJson(inForce.note) !== canonicalJson(note);
  return { note, savedAt: savedAt.toISOString(), seq, differsFromRevision };
}
