import { defaultPlan } from './default-plan';
import type { NoteContent } from './note';

/** A note with nothing said yet, and the default plan. */
export function emptyNote(): NoteContent {
  return {
    change: '',
    expectedGain: '',
    primaryRisk: '',
    metricsToWatch: [],
    tolerances: {},
    triggers: [],
    monitoringQuery: null,
    dashboardUrl: '',
    plan: defaultPlan(),
  };
}
