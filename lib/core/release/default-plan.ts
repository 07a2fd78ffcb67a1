import type { Cohort } from '../cohort/cohort-rule';
import type { Plan, Stage } from './note';

/**
 * The five stages a new note starts with. The limited cohort is left open: only the team knows whom to start with,
 * so noteIssues asks for it. The full stage keeps a holdback of 2 % on the baseline until completion (rule 4).
 */
export function defaultPlan(): Plan {
  return {
    stages: [
      { kind: 'offline', name: 'Offline check', cohort: null, minMinutes: 0, minRequests: 0 },
      live('canary', 'Canary', everyone(0.01), 30, 100),
      live('cohort', 'Cohort', null, 120, 500),
      live('wider', '10 %', everyone(0.1), 120, 1000),
      live('wider', '25 %', everyone(0.25), 120, 1000),
      live('full', 'Full', everyone(0.98), 120, 1000),
    ],
  };
}

function everyone(share: number): Cohort {
  return { rule: { kind: 'everyone' }, share };
}

function live(
  kind: Stage['kind'],
  name: string,
  cohort: Cohort | null,
  minMinutes: number,
  minRequests: number,
): Stage {
  return { kind, name, cohort, minMinutes, minRequests };
}
