import type { Actor } from '@/lib/core/access/actor';
import type { Permission } from '@/lib/core/access/permissions';
import { DomainError } from '@/lib/core/domain-error';
import { decideTransition } from '@/lib/core/release/decide-transition';
import type { NoteContent } from '@/lib/core/release/note';
import type { ReleaseState, ReleaseStatus } from '@/lib/core/release/release-state';
import type { ReleaseEvent, RollbackObservation } from '@/lib/core/release/transition';
import type { WatchReading } from '@/lib/core/watch/judge-watch';
import type { AuditDraft } from '@/lib/server/audit/append';
import { write } from '@/lib/server/audit/write';
import { type ReleaseChanges, saveMove } from '@/lib/server/db/release-changes';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import type { Transaction } from '@/lib/server/db/transaction';
import { dueAction } from './due-action';
import { lockedRelease } from './fetch-release';
import { gatherGate, type JudgedGate } from './gather-gate';
import { gatherRollback } from './gather-rollback';
import { gatherWatch } from './gather-watch';
import { noteFaults, noteInForce } from './note-faults';
import { refusedTransition, staleState } from './refuse-transition';

const ENDED: readonly ReleaseStatus[] = ['closed', 'completed', 'abandoned'];

/** What a verb may look at when its move is decided and not yet written. */
export interface Deciding {
  actor: Actor;
  release: ReleaseRecord;
  at: Date;
  rollback: RollbackObservation | null;
}

/** What a move brings with it beyond the new state. */
export interface Along {
  changes?: ReleaseChanges;
  data?: Record<string, unknown>;
  evidence?: Record<string, unknown>;
  /** Rows that follow the move's own. */
  audits?: AuditDraft[];
  /** The revision that holds after the move, when it made one. */
  noteRevision?: number;
  /** True when routing depends on what came along, beyond the exposure. */
  routing?: boolean;
}

export interface Move {
  permission: Permission;
  /** Made with the move's own instant. */
  event: (at: Date) => ReleaseEvent;
  reason?: string | undefined;
  /** Runs when the stage machine has accepted; may still refuse by throwing. */
  along?: (tx: Transaction, deciding: Deciding) => Promise<Along>;
}

/**
 * The rhythm of every move: lock the release, compare what the mover saw, gather the facts, let the core decide,
 * write the state with its history. Two movers on one state: the second sees the first one's sequence number.
 */
export async function move(actor: Actor, id: string, seenSeq: number, spec: Move): Promise<void> {
  const { permission, reason } = spec;
  await write({ actor, permission, load: lockedRelease(id) }, async (tx, { at, loaded: { release } }) => {
    if (release.seq !== seenSeq) throw staleState(release);
    const event = spec.event(at);
    const reading = isPassage(event) || wouldForget(event, actor) ? await gatherWatch(release) : null;
    refuseWhileTriggerIsDue(release, reading, event, at);
    const gate = isPassage(event) ? await gatherGate(tx, release, at, reading) : null;
    const rollback = isAfterRollback(event) ? await gatherRollback(release, at) : null;
    const note = noteThatDecides(event, release);
    const noteIssues = noteFaults(release, note);
    const decision = decideTransition(release, event, {
      plan: note.plan,
      noteIssues,
      gate: gate?.verdict ?? null,
      rollback,
    });
    if (decision.kind === 'refused') throw refusedTransition(decision, release, gate?.verdict ?? null);

    const along: Along = (await spec.along?.(tx, { actor, release, at, rollback })) ?? {};
    await saveMove(tx, id, decision.next, { ...stamps(release, decision.next, at), ...along.changes });
    const { stages } = note.plan;
    const row: AuditDraft = {
      action: decision.action,
      featureId: release.feature.id,
      releaseId: id,
      noteRevision: along.noteRevision ?? release.inForce?.number ?? null,
      reason: reason?.trim() || null,
      data: {
        from: { status: release.status, stageIndex: release.stageIndex },
        to: { status: decision.next.status, stageIndex: decision.next.stageIndex },
        stageName: stages[decision.next.stageIndex ?? -1]?.name ?? null,
        ...along.data,
      },
      evidence: evidenceOf(gate, rollback, along),
    };
    return {
      result: undefined,
      audits: [row, ...(along.audits ?? [])],
      routing: along.routing === true || isElsewhere(release, decision.next),
      releases: [id],
    };
  });
}

/**
 * The watch looks every few seconds. A promotion in between must not carry a breach into a wider stage unseen, nor an
 * exclusion or an edit of the note make it be forgotten.
 */
function refuseWhileTriggerIsDue(
  release: ReleaseRecord,
  reading: WatchReading | null,
  event: ReleaseEvent,
  at: Date,
): void {
  const due = dueAction(release, reading, at);
  if (!due || (due.kind === 'exclude' && !isPassage(event))) return;
  const message = `A rollback trigger is about to act: ${due.fired.sentence} Wait a moment and look again.`;
  throw new DomainError('conflict', message, 'trigger_due', [], { trigger: due.fired });
}

/** What a person does that makes the watch begin anew; the watch itself has looked. */
function wouldForget({ kind }: ReleaseEvent, actor: Actor): boolean {
  return actor.kind !== 'system' && (kind === 'exclude_cohort' || kind === 'revise_note');
}

/** Only what leaves a stage forward is judged by the gate; to reduce exposure nothing needs to be asked. */
function isPassage(event: ReleaseEvent): boolean {
  return event.kind === 'promote' || event.kind === 'complete';
}

function isAfterRollback(event: ReleaseEvent): boolean {
  return event.kind === 'observe_rollback' || event.kind === 'confirm_recovery';
}

/** Starting and revising put the draft in force; everything else goes by the note that is. */
function noteThatDecides(event: ReleaseEvent, release: ReleaseRecord): NoteContent {
  return event.kind === 'start' || event.kind === 'revise_note' ? release.draft.note : noteInForce(release);
}

function stamps(before: ReleaseState, next: ReleaseState, at: Date): ReleaseChanges {
  return {
    ...(next.stageIndex !== before.stageIndex ? { stageEnteredAt: at } : {}),
    ...(next.status === 'rolling_back' && before.status !== 'rolling_back' ? { rolledBackAt: at } : {}),
    ...(ENDED.includes(next.status) ? { endedAt: at } : {}),
  };
}

/** Routing names the release and its stage in each answer, so it changes with either. */
function isElsewhere(before: ReleaseState, next: ReleaseState): boolean {
  return before.status !== next.status || before.stageIndex !== next.stageIndex;
}

function evidenceOf(
  gate: JudgedGate | null,
  rollback: RollbackObservation | null,
  along: Along,
): Record<string, unknown> | null {
  const evidence = {
    ...(gate ? { facts: gate.facts, verdict: gate.verdict } : {}),
    ...(rollback ? { rollback } : {}),
    ...along.evidence,
  };
  return Object.keys(evidence).length > 0 ? evidence : null;
}
