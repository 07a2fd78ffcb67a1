import { describe, expect, it } from 'vitest';
import type { RoutedFeature, RoutedVersion } from '../routing/routing-snapshot';
import type { EventInput } from './event';
import { attributeEvent } from './event-attribution';

const version = (number: number, model: string, prompt: string): RoutedVersion => ({
  id: `version-${number}`,
  variant: `v${number}`,
  config: null,
  model_version: model,
  prompt_version: prompt,
  retrieval_version: 'r1',
  policy_version: 's1',
});
const old = version(1, 'm1', 'p1');
const live = version(2, 'm2', 'p1');
const candidate = version(3, 'm2', 'p2');

const feature: RoutedFeature = {
  id: 'feature-1',
  key: 'support-reply',
  salt: 'support-reply',
  bucketBy: 'targetingKey',
  live,
  release: {
    id: 'release-1',
    stageIndex: 2,
    stageName: 'Cohort',
    candidate,
    cohorts: [
      { rule: { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['acme'] }, share: 0.5 },
    ],
    cohortNames: ['Cohort'],
    exclusions: [],
  },
  versions: [old, live, candidate],
  activeReleaseId: 'release-1',
  costCapUsd: null,
};
// By bucketing.cases.json: user-2 lies at 0.269…, ada@example.org at 0.500….
const IN = 'user-2';
const OUT = 'ada@example.org';

const attribute = (event: Partial<EventInput>, of = feature) =>
  attributeEvent(of, { id: 'e', feature: 'support-reply', ...event });

describe('attributeEvent', () => {
  it('compares requests of a cohort chosen by the targeting key, as routing does', () => {
    const byKey: RoutedFeature = {
      ...feature,
      release: {
        id: 'release-1',
        stageIndex: 1,
        stageName: 'Canary',
        candidate,
        cohorts: [
          {
            rule: {
              kind: 'condition',
              attribute: 'targetingKey',
              operator: 'starts_with',
              values: ['user-'],
            },
            share: 0.5,
          },
        ],
        cohortNames: ['Canary'],
        exclusions: [],
      },
    };
    expect(attribute({ variant: 'v3', targeting_key: IN }, byKey).comparable).toBe(true);
    expect(attribute({ variant: 'v3', targeting_key: OUT }, byKey).comparable).toBe(false);
  });

  it.each<[string, Partial<EventInput>, string | null, string | null]>([
    ['the variant', { variant: 'v3' }, 'version-3', null],
    [
      'all labels',
      { model_version: 'm2', prompt_version: 'p2', retrieval_version: 'r1', policy_version: 's1' },
      'version-3',
      null,
    ],
    ['one label that fits one version', { prompt_version: 'p2' }, 'version-3', null],
    ['a label that fits several', { model_version: 'm2' }, null, 'model_version=m2'],
    ['a label that fits none', { model_version: 'm9' }, null, 'model_version=m9'],
    ['variant and labels that agree', { variant: 'v1', model_version: 'm1' }, 'version-1', null],
    [
      'variant and labels that disagree',
      { variant: 'v1', model_version: 'm2' },
      null,
      'variant=v1 model_version=m2',
    ],
    ['nothing', {}, null, null],
  ])('finds the version by %s', (_, event, versionId, unknownLabel) => {
    expect(attribute(event)).toMatchObject({ versionId, unknownLabel });
  });

  it.each<[string, Partial<EventInput>, boolean]>([
    ['candidate, decided so', { variant: 'v3', targeting_key: IN, context: { tenant: 'acme' } }, true],
    ['baseline, decided so', { variant: 'v2', targeting_key: OUT, context: { tenant: 'acme' } }, true],
    [
      'baseline, though the candidate was decided',
      { variant: 'v2', targeting_key: IN, context: { tenant: 'acme' } },
      false,
    ],
    [
      'candidate, though the baseline was decided',
      { variant: 'v3', targeting_key: OUT, context: { tenant: 'acme' } },
      false,
    ],
    ['a third version', { variant: 'v1', targeting_key: OUT, context: { tenant: 'acme' } }, false],
    ['outside the cohort', { variant: 'v2', targeting_key: OUT, context: { tenant: 'globex' } }, false],
    ['no targeting key', { variant: 'v2', context: { tenant: 'acme' } }, false],
    ['no version', { targeting_key: IN, context: { tenant: 'acme' } }, false],
  ])('compares: %s', (_, event, comparable) => {
    expect(attribute(event)).toMatchObject({ comparable, releaseId: 'release-1', stageIndex: 2 });
  });

  it('keeps the release while its exposure is zero, and compares nothing', () => {
    const rolledBack = { ...feature, release: null };
    expect(attribute({ variant: 'v3', targeting_key: IN, context: { tenant: 'acme' } }, rolledBack)).toEqual({
      versionId: 'version-3',
      unknownLabel: null,
      releaseId: 'release-1',
      stageIndex: null,
      comparable: false,
    });
  });
});
