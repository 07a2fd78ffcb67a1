import type { NoteContent, Stage } from '@/lib/core/release/note';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { CreateFeatureInput, CreateVersionInput } from '@/lib/schemas/feature';
import type { CreateReleaseInput } from '@/lib/schemas/release';

/** The two prompts, which the simulated application answers differently with. */
export const BASELINE_PROMPT = 'p41';
export const CANDIDATE_PROMPT = 'p42';

/** What everything that the sample's set-up does says of itself. */
export const SAMPLE_REASON = 'Part of the sample';
export const SAMPLE_KEY = 'support-reply';

const SHARED_LABELS = { model_version: 'm-2026-08', retrieval_version: 'r12', policy_version: 'support-7' };

export const BASELINE_LABELS: VersionLabels = { ...SHARED_LABELS, prompt_version: BASELINE_PROMPT };

export const SAMPLE_FEATURE: CreateFeatureInput = {
  key: SAMPLE_KEY,
  name: 'Support replies',
  description: 'Drafts the first answer to a support request. Its traffic is simulated.',
  unitName: 'customer',
  liveVersion: {
    ...BASELINE_LABELS,
    config: { temperature: 0.3, max_output_tokens: 600, style: 'thorough' },
    notes: 'The prompt that has been live since spring.',
  },
};

export const SAMPLE_CANDIDATE: CreateVersionInput = {
  ...SHARED_LABELS,
  prompt_version: CANDIDATE_PROMPT,
  config: { temperature: 0.2, max_output_tokens: 450, style: 'brief' },
  notes: 'Shorter answers, order details before the greeting.',
};

export const SAMPLE_RELEASE: Omit<CreateReleaseInput, 'candidateVersionId' | 'ownerId'> = {
  featureKey: SAMPLE_KEY,
  title: 'Shorter support replies',
  note: sampleNote(),
};

/** Whole, with minimums small enough that simulated traffic reaches them while one watches. */
function sampleNote(): NoteContent {
  const everyone = (share: number) => ({ rule: { kind: 'everyone' as const }, share });
  const stage = (
    kind: Stage['kind'],
    name: string,
    cohort: Stage['cohort'],
    [minMinutes, minRequests]: readonly [number, number],
  ): Stage => ({ kind, name, cohort, minMinutes, minRequests });
  return {
    change: 'Prompt p42 in place of p41: answers are shorter and open with the order details.',
    expectedGain: 'Replies are read to the end more often: task success up, cost per reply down by a tenth.',
    primaryRisk: 'Refund requests need explanations that a short answer leaves out.',
    metricsToWatch: ['quality', 'task_success', 'latency_p95', 'cost'],
    // As wide as a few minutes of the sample's traffic can show.
    tolerances: { quality: 0.08, task_success: 0.1, latency_p95: 0.5, cost: 0.3 },
    triggers: [
      {
        id: 'parse',
        metric: 'parse_failures',
        comparison: 'absolute',
        threshold: 0.05,
        minRequests: 40,
        action: 'roll_back',
        inSlice: 'exclude',
        weight: 1,
      },
      {
        id: 'success',
        metric: 'task_success',
        comparison: 'margin',
        threshold: 0.1,
        minRequests: 40,
        action: 'roll_back',
        inSlice: 'exclude',
        weight: 1,
      },
      {
        id: 'cost',
        metric: 'cost',
        comparison: 'ratio',
        threshold: 0.15,
        minRequests: 40,
        action: 'hold',
        inSlice: 'exclude',
        weight: 1,
      },
    ],
    monitoringQuery: { metric: 'quality', windowMinutes: 60 },
    dashboardUrl: '',
    plan: {
      stages: [
        stage('offline', 'Offline check', null, [0, 0]),
        stage('canary', 'Canary', everyone(0.05), [0, 20]),
        stage(
          'cohort',
          'Two tenants',
          {
            rule: { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['acme', 'globex'] },
            share: 0.5,
          },
          [5, 300],
        ),
        stage('wider', '10 %', everyone(0.1), [5, 100]),
        stage('wider', '25 %', everyone(0.25), [5, 200]),
        stage('full', 'Full', everyone(0.98), [5, 20]),
      ],
    },
  };
}
