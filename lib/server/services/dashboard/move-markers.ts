import type { DashboardView } from '@/lib/schemas/dashboard';
import type { ReleaseMove } from '@/lib/server/db/release-moves';

/** The moves of a release as marks on its charts. */
export function moveMarkers(moves: readonly ReleaseMove[]): DashboardView['markers'] {
  return moves.map((move) => ({ at: move.at, label: labelOf(move) }));
}

function labelOf({ action, stageName, to }: ReleaseMove): string {
  switch (action) {
    case 'release.started':
    case 'release.promoted':
      return stageName ?? 'Next stage';
    case 'release.held':
      return 'Held';
    case 'release.resumed':
      return 'Resumed';
    case 'release.rolled_back':
      return 'Rolled back';
    case 'release.cohort_excluded':
      return 'Excluded';
    case 'release.trigger_fired':
      return to.status === 'held' ? 'Trigger: held' : 'Trigger: rolled back';
    case 'release.rollback_observed':
      return 'Rollback observed';
    case 'release.recovery_confirmed':
      return 'Recovery confirmed';
    case 'release.completed':
      return 'Completed';
    default:
      return 'Ended';
  }
}
