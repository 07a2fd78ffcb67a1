import { expect } from '@playwright/test';
import type { ReleaseView } from '../../lib/schemas/release';
import { ADMIN, ConsoleApi } from '../fixtures/console-api';
import {
  createCheckedRelease,
  createFeature,
  createKey,
  move,
  promoteWhenReady,
  sendEvents,
} from '../fixtures/scenario';
import { wholeNote } from '../fixtures/whole-note';

const CONTEXT = { tenant: 'acme', region: 'eu' };

/** Fills an empty installation with what a team would have after some weeks; answers the pages by name. */
export async function tellAStory(url: string): Promise<Record<string, string>> {
  const api = await setUpWithSample(url);
  for (const [name, email, role] of [
    ['Ruth Ode', 'ruth@example.com', 'reviewer'],
    ['Sam Okafor', 'sam@example.com', 'member'],
  ]) {
    await api.post('/users', { name, email, role, password: 'a password of some length' });
  }
  const { secret } = await createKey(api, 'evaluate', 'ingest');
  const toSign = await beforeFull(api, url, secret);
  const backed = await rolledBack(api, url, secret);
  const unfinished = await createFeature(api, 'summary');
  const draft = await api.post<ReleaseView>('/releases', {
    featureKey: unfinished.key,
    title: 'Bullet points in summaries',
  });
  const sample = await sampleInItsCohort(api);
  return {
    desk: '/',
    features: '/features',
    'feature-new': '/features/new',
    feature: '/features/support-reply',
    'version-new': '/features/support-reply/versions/new',
    compare: '/features/support-reply/compare?from=v1&to=v2',
    releases: '/releases',
    'release-new': '/releases/new?feature=triage',
    release: `/releases/${sample.id}`,
    'release-draft': `/releases/${draft.id}`,
    'release-rolled-back': `/releases/${backed.id}`,
    'sign-off': `/releases/${toSign.id}/sign-off`,
    note: `/releases/${sample.id}/note`,
    'note-read': `/releases/${sample.id}/note/read`,
    'note-draft': `/releases/${draft.id}/note`,
    revisions: `/releases/${sample.id}/revisions`,
    offline: `/releases/${sample.id}/offline?case=3`,
    review: '/review',
    'review-item': `/review/${sample.id}`,
    audit: '/audit',
    people: '/settings/people',
    keys: '/settings/keys',
    prices: '/settings/prices',
    sources: '/settings/sources',
    notifications: '/settings/notifications',
    'review-settings': '/settings/review',
    account: '/settings/account',
    'sample-settings': '/settings/sample',
    design: '/design',
  };
}

async function setUpWithSample(url: string): Promise<ConsoleApi> {
  const answer = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ ...ADMIN, sample: true }),
  });
  expect(answer.ok, await answer.text()).toBe(true);
  return ConsoleApi.signIn(url, ADMIN);
}

/** As far as the sample's set-up takes it, and some minutes of its traffic on. */
async function sampleInItsCohort(api: ConsoleApi): Promise<ReleaseView> {
  let sample: ReleaseView | undefined;
  await expect
    .poll(
      async () => {
        const all = await api.get<{ id: string; isSample: boolean }[]>('/releases?status=live');
        const id = all.find(({ isSample }) => isSample)?.id;
        if (!id) return 0;
        sample = await api.get<ReleaseView>(`/releases/${id}`);
        const n = Number(
          sample.gate?.checks
            .find(({ code }) => code === 'candidate_requests')
            ?.candidate?.replace(/\D/g, ''),
        );
        return sample.stageIndex === 2 ? n : 0;
      },
      { timeout: 900_000, intervals: [5_000] },
    )
    .toBeGreaterThan(250);
  if (!sample) throw new Error('The sample has no release');
  return sample;
}

/** A release in its last stage before everybody, dearer than its baseline. */
async function beforeFull(api: ConsoleApi, url: string, secret: string): Promise<ReleaseView> {
  const feature = await createFeature(api, 'search-answer');
  const report = async (variant: 'v1' | 'v2', count: number, costUsd: number, tenant = 'acme') =>
    sendEvents(url, secret, feature.key, {
      ...{ variant, count, context: { ...CONTEXT, tenant } },
      fields: {
        cost_usd: costUsd,
        task_success: true,
        error: false,
        tool_calls: 2,
        tool_errors: 0,
        refused: false,
        output: 'Yes.',
        input: 'Is it?',
      },
    });
  await report('v1', 60, 0.012);
  const release = await createCheckedRelease(api, feature, wholeNote({ minRequests: 1 }));
  for (let stage = 1; stage <= 3; stage += 1) {
    await promoteWhenReady(api, release);
    const [costUsd, tenant] = stage === 3 ? ([0.0138, 'globex'] as const) : ([0.012, 'acme'] as const);
    await report('v1', 300, 0.012, tenant);
    await report('v2', 300, costUsd, tenant);
  }
  return release;
}

async function rolledBack(api: ConsoleApi, url: string, secret: string): Promise<ReleaseView> {
  const feature = await createFeature(api, 'triage');
  await sendEvents(url, secret, feature.key, { variant: 'v1', count: 200, context: CONTEXT });
  const release = await createCheckedRelease(api, feature);
  await move(api, release, 'promote');
  await sendEvents(url, secret, feature.key, { variant: 'v2', count: 40, context: CONTEXT });
  await move(api, release, 'roll_back', { reason: 'Answers lost their citations' });
  return release;
}
