import { renderCohort } from '../cohort/render-cohort';
import { formatCount } from '../telemetry/format-metric';
import type { Stage } from './note';

/** A stage in one line: "Canary (canary): 1 % of all requests; at least 30 min and 100 requests of each arm". */
export function describeStage(stage: Stage): string {
  const nobody = stage.kind === 'offline' ? 'no traffic' : 'no cohort chosen';
  const whom = stage.cohort ? renderCohort(stage.cohort) : nobody;
  const least =
    stage.minMinutes > 0 || stage.minRequests > 0
      ? `; at least ${stage.minMinutes} min and ${formatCount(stage.minRequests)} requests of each arm`
      : '';
  return `${stage.name} (${stage.kind}): ${whom}${least}`;
}
