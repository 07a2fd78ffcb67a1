import type { ChartInput } from '@/lib/core/charts/chart-model';
import type { DashboardView } from '@/lib/schemas/dashboard';
import { byRole } from './by-role';

/** The dashboard as the server sends it, with its instants as numbers. */
export function chartInput(view: DashboardView): ChartInput {
  return {
    fromMs: Date.parse(view.from),
    toMs: Date.parse(view.to),
    bucketMs: view.bucketSeconds * 1000,
    versions: byRole(view.versions),
    totals: view.totals,
    points: view.points.map((point) => ({ ...point, atMs: Date.parse(point.at) })),
    markers: view.markers.map((marker) => ({ atMs: Date.parse(marker.at), label: marker.label })),
  };
}
