import type { NoteContent } from '@/lib/core/release/note';
import type { ReleaseView } from '@/lib/schemas/release';

export const note: NoteContent = {
  change: 'Shorter answers',
  expectedGain: '',
  primaryRisk: '',
  metricsToWatch: ['quality'],
  triggers: [],
  monitoringQuery: null,
  dashboardUrl: '',
  plan: {
    stages: [
      { kind: 'offline', name: 'Offline check', cohort: null, minMinutes: 0, minRequests: 0 },
      {
        kind: 'canary',
        name: 'Tiny canary',
        cohort: { rule: { kind: 'everyone' }, share: 0.01 },
        minMinutes: 30,
        minRequests: 100,
      },
      { kind: 'cohort', name: 'One cohort', cohort: null, minMinutes: 60, minRequests: 200 },
    ],
  },
};

/** A draft as the server gives it. */
export const draftRelease: ReleaseView = {
  id: 'r1',
  title: 'Shorter answers',
  featureKey: 'support-reply',
  featureName: 'Support reply',
  status: 'draft',
  stages: [],
  owner: { id: 'u1', name: 'Dana' },
  baseline: null,
  candidate: null,
  createdAt: '2026-01-05T09:00:00.000Z',
  startedAt: null,
  endedAt: null,
  isSample: false,
  waitingFor: 'The note is not whole.',
  seq: 0,
  stageIndex: null,
  stageEnteredAt: null,
  feature: { id: 'f1', key: 'support-reply', name: 'Support reply', unitName: 'user' },
  note,
  noteRevision: null,
  draft: { note, savedAt: '2026-01-05T09:00:00.000Z', seq: 4, differsFromRevision: true },
  noteIssues: [],
  changes: [],
  confounded: null,
  gate: null,
  nextStage: null,
  triggers: [],
  telemetryAway: null,
  firedTrigger: null,
  exclusions: [],
  rollback: null,
  hiddenEdits: [],
  unlabelled: null,
  evidence: [],
  permissions: {},
};
