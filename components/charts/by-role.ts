import type { DashboardView } from '@/lib/schemas/dashboard';

type Versions = DashboardView['versions'];

const RANK: Record<Versions[number]['role'], number> = { baseline: 0, candidate: 1, other: 2 };

/** Baseline first, then the candidate, then the others as they come: the order everywhere on the page. */
export function byRole(versions: Versions): Versions {
  return [...versions].sort((a, b) => RANK[a.role] - RANK[b.role]);
}
