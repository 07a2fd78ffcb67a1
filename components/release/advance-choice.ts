import type { GateCheck } from '@/lib/core/release/gate';
import { isOverridable } from '@/lib/core/release/is-overridable';
import type { ReleaseView } from '@/lib/schemas/release';

export interface AdvanceChoice {
  event: 'promote' | 'complete';
  /** "Promote to 10 %". */
  label: string;
  /** Why not now, in words; null when it may be done. */
  refusal: string | null;
  /** The checks that need a written reason. */
  overrides: GateCheck[];
}

type Seen = Pick<ReleaseView, 'status' | 'nextStage' | 'gate' | 'firedTrigger' | 'permissions'>;

/** The one way forward from here: where it leads, and why it may not be taken. Null where there is none. */
export function advanceChoice(release: Seen): AdvanceChoice | null {
  const { status, nextStage, gate, firedTrigger, permissions } = release;
  if (status !== 'offline_check' && status !== 'live' && status !== 'held') return null;
  const event = nextStage ? 'promote' : 'complete';
  const label = nextStage ? `Promote to ${nextStage.name}` : 'Complete the rollout';
  const open = gate?.checks.filter((check) => check.outcome !== 'pass') ?? [];
  const stuck = open.filter((check) => !isOverridable(check));
  const overrides = stuck.length === 0 ? open : [];
  const refusal =
    permissions[`release:${event}`] ??
    (firedTrigger && firedTrigger.acknowledgedAt === null
      ? 'A trigger fired: acknowledge it first.'
      : status === 'held'
        ? 'The release is held: resume it first.'
        : !gate
          ? 'This stage has no verdict yet.'
          : stuck.length > 0
            ? `Waits for: ${stuck.map((check) => check.text.toLowerCase()).join(', ')}.`
            : null);
  return { event, label, refusal, overrides };
}
