import { randomUUID } from 'node:crypto';
import type { Permission } from '../../lib/core/access/permissions';
import type { MetricSourceView } from '../../lib/schemas/metric-source';
import type { NoteTemplateView } from '../../lib/schemas/note-template';
import type { TargetWithSecret } from '../../lib/schemas/notification';
import { TRANSITIONS } from '../../lib/schemas/release';
import { SMALL_COMPARISON_QUERY, smallComparison } from '../../lib/testing/offline-comparison';
import type { ConsoleApi } from '../fixtures/console-api';
import { createKey } from '../fixtures/scenario';
import { wholeNote } from '../fixtures/whole-note';
import type { AccessRow } from './access-row';
import type { Installation } from './installation';
import { REVIEW_ROWS } from './review-rows';
import { SETTINGS_ROWS } from './settings-rows';

// A state that no release has: past the access check, a move answers 409 and moves nothing.
const NEVER = 1_000_000;

const LABELS = { model_version: 'm', retrieval_version: 'r', policy_version: 'c' };
const UNREACHABLE_SOURCE = { kind: 'prometheus', config: { url: 'http://127.0.0.1:9', auth: 'none' } };
const createSource = (admin: ConsoleApi) =>
  admin.post<MetricSourceView>('/metric-sources', { name: fresh(), ...UNREACHABLE_SOURCE });
const newTarget = () => ({ name: fresh(), kind: 'webhook', address: 'https://nowhere.invalid/' });
const createTarget = (admin: ConsoleApi) =>
  admin.post<TargetWithSecret>('/notification-targets', newTarget());
const ofTarget =
  (rest = '') =>
  async ({ admin }: Installation) =>
    `/api/v1/notification-targets/${(await createTarget(admin)).target.id}${rest}`;
const createNoteTemplate = (admin: ConsoleApi) =>
  admin.post<NoteTemplateView>('/note-templates', { name: fresh(), note: wholeNote() });
const api = (path: string) => () => `/api/v1${path}`;
const ofRelease =
  (rest = '') =>
  (given: Installation) =>
    `/api/v1/releases/${given.release.id}${rest}`;
const ofFeature =
  (rest = '') =>
  (given: Installation) =>
    `/api/v1/features/${given.feature.key}${rest}`;
const fresh = () => randomUUID().slice(0, 12);

const MOVES: Record<(typeof TRANSITIONS)[number], Permission> = {
  start: 'release:start',
  promote: 'release:promote',
  hold: 'release:hold',
  resume: 'release:resume',
  roll_back: 'release:roll_back',
  exclude_cohort: 'release:exclude_cohort',
  acknowledge_trigger: 'release:acknowledge',
  confirm_recovery: 'release:confirm_recovery',
  complete: 'release:complete',
  abandon: 'release:abandon',
  revise_note: 'note:write',
  hand_over: 'release:hand_over',
};

export const ACCESS_ROWS: readonly AccessRow[] = [
  { route: 'GET /setup', permission: 'public', path: api('/setup') },
  {
    route: 'POST /setup',
    permission: 'public',
    path: api('/setup'),
    body: () => ({
      name: 'Mallory',
      email: 'mallory@example.com',
      password: 'let me in please',
      sample: false,
    }),
  },

  { route: 'GET /users', permission: 'people:read', path: api('/users') },
  {
    route: 'POST /users',
    permission: 'people:manage',
    path: api('/users'),
    body: () => ({
      name: 'New',
      email: `${fresh()}@example.com`,
      password: 'a long password',
      role: 'viewer',
    }),
  },
  {
    route: 'PATCH /users/[id]',
    permission: 'people:manage',
    path: ({ players }) => `/api/v1/users/${players.find(({ name }) => name === 'viewer')?.actor?.id}`,
    body: () => ({ disabled: false }),
  },
  {
    route: 'POST /me/password',
    permission: 'account:own',
    path: api('/me/password'),
    body: () => ({ current: 'not my password', next: 'another password' }),
  },
  { route: 'GET /keys', permission: 'key:manage', path: api('/keys') },
  {
    route: 'POST /keys',
    permission: 'key:manage',
    path: api('/keys'),
    body: () => ({ name: 'k', scopes: ['ingest'] }),
  },
  {
    route: 'DELETE /keys/[id]',
    permission: 'key:manage',
    path: async ({ admin }) => `/api/v1/keys/${(await createKey(admin, 'evaluate')).id}`,
  },
  ...SETTINGS_ROWS,
  ...REVIEW_ROWS,
  { route: 'GET /releases/[id]/sign-off', permission: 'release:read', path: ofRelease('/sign-off') },
  {
    route: 'POST /releases/[id]/sign-off',
    permission: 'release:sign_off',
    path: ofRelease('/sign-off'),
    body: () => {
      const same = { mark: 'same' };
      const movements = { quality: same, cost: same, errors: same, latency: same };
      return { seq: NEVER, readAt: new Date().toISOString(), movements };
    },
  },
  { route: 'GET /audit', permission: 'audit:read', path: api('/audit') },
  { route: 'GET /audit/verification', permission: 'audit:read', path: api('/audit/verification') },

  { route: 'GET /features', permission: 'feature:read', path: api('/features') },
  {
    route: 'POST /features',
    permission: 'feature:create',
    path: api('/features'),
    body: () => ({ key: fresh(), name: 'Another', liveVersion: { ...LABELS, prompt_version: 'p1' } }),
  },
  { route: 'GET /features/[key]', permission: 'feature:read', path: ofFeature() },
  {
    route: 'POST /features/[key]/versions',
    permission: 'version:create',
    path: ofFeature('/versions'),
    body: () => ({ ...LABELS, prompt_version: fresh() }),
  },
  {
    route: 'GET /features/[key]/note-suggestions',
    permission: 'feature:read',
    path: ofFeature('/note-suggestions'),
  },
  {
    route: 'POST /features/[key]/cohort-preview',
    permission: 'feature:read',
    reads: true,
    path: ofFeature('/cohort-preview'),
    body: () => ({ plan: wholeNote().plan }),
  },
  {
    route: 'POST /features/[key]/trigger-preview',
    permission: 'feature:read',
    reads: true,
    path: ofFeature('/trigger-preview'),
    body: () => ({ triggers: wholeNote().triggers, metricsToWatch: [], share: 0.1, stage: '' }),
  },
  {
    route: 'GET /features/[key]/dashboard',
    permission: 'feature:read',
    path: ofFeature('/dashboard?minutes=60'),
  },

  { route: 'GET /names', permission: 'release:read', path: api('/names') },
  { route: 'GET /note-templates', permission: 'template:read', path: api('/note-templates') },
  {
    route: 'POST /note-templates',
    permission: 'template:write',
    path: api('/note-templates'),
    body: () => ({ name: fresh(), note: wholeNote() }),
  },
  {
    route: 'PATCH /note-templates/[id]',
    permission: 'template:write',
    path: async ({ admin }) => `/api/v1/note-templates/${(await createNoteTemplate(admin)).id}`,
    body: () => ({ name: fresh() }),
  },
  {
    route: 'DELETE /note-templates/[id]',
    permission: 'template:write',
    path: async ({ admin }) => `/api/v1/note-templates/${(await createNoteTemplate(admin)).id}`,
  },

  { route: 'GET /releases', permission: 'release:read', path: api('/releases') },
  {
    route: 'POST /releases',
    permission: 'release:create',
    path: api('/releases'),
    body: ({ feature }) => ({ featureKey: feature.key, title: 'A second one' }),
  },
  { route: 'GET /releases/[id]', permission: 'release:read', path: ofRelease() },
  {
    route: 'PUT /releases/[id]/draft',
    permission: 'note:write',
    owned: true,
    path: ofRelease('/draft'),
    body: () => ({ draftSeq: NEVER, note: wholeNote() }),
  },
  { route: 'GET /releases/[id]/note', permission: 'release:read', path: ofRelease('/note') },
  {
    route: 'PUT /releases/[id]/note',
    permission: 'note:write',
    owned: true,
    path: ofRelease('/note'),
    body: () => ({ draftSeq: NEVER, markdown: '# A note\n\n## Change\n\nShorter.\n' }),
  },
  { route: 'GET /releases/[id]/revisions', permission: 'release:read', path: ofRelease('/revisions') },
  {
    route: 'POST /releases/[id]/evidence',
    permission: 'evidence:attach',
    owned: true,
    path: ofRelease(`/evidence?${new URLSearchParams(SMALL_COMPARISON_QUERY)}`),
    body: () => smallComparison(),
  },
  {
    route: 'GET /releases/[id]/evidence/[evidenceId]',
    permission: 'release:read',
    path: ({ release }) => `/api/v1/releases/${release.id}/evidence/${release.evidence[0]?.id}`,
  },
  {
    route: 'GET /releases/[id]/evidence/[evidenceId]/cases',
    permission: 'release:read',
    path: ({ release }) => `/api/v1/releases/${release.id}/evidence/${release.evidence[0]?.id}/cases`,
  },
  {
    route: 'POST /releases/[id]/evidence/[evidenceId]/explanations',
    permission: 'evidence:attach',
    owned: true,
    path: ({ release }) => `/api/v1/releases/${release.id}/evidence/${release.evidence[0]?.id}/explanations`,
    body: () => ({ kind: 'known_bad', reason: 'Part of the access table' }),
  },
  ...TRANSITIONS.map(
    (event): AccessRow => ({
      route: 'POST /releases/[id]/transitions',
      what: event,
      permission: MOVES[event],
      owned: true,
      path: ofRelease('/transitions'),
      body: ({ adminId }) => ({
        event,
        seq: NEVER,
        reason: 'Part of the access table',
        ...(event === 'hand_over' && { toOwnerId: adminId }),
        ...(event === 'exclude_cohort' && { attribute: 'tenant', value: 'acme' }),
      }),
    }),
  ),
  {
    route: 'POST /releases/[id]/hidden-edits',
    permission: 'release:acknowledge',
    owned: true,
    path: ofRelease('/hidden-edits'),
    body: () => ({
      ...{ versionId: 'none', axis: 'prompt', fingerprint: '0'.repeat(64) },
      reason: 'Part of the access table',
    }),
  },
  {
    route: 'GET /releases/[id]/dashboard',
    permission: 'release:read',
    path: ofRelease('/dashboard?minutes=60'),
  },
  { route: 'GET /releases/[id]/sampling', permission: 'review:read', path: ofRelease('/sampling') },
  { route: 'GET /releases/[id]/slices', permission: 'release:read', path: ofRelease('/slices') },

  { route: 'GET /releases/[id]/monitoring', permission: 'release:read', path: ofRelease('/monitoring') },
  {
    route: 'POST /releases/[id]/monitoring',
    permission: 'note:write',
    reads: true,
    owned: true,
    path: ofRelease('/monitoring'),
  },
  {
    route: 'POST /releases/[id]/backtest',
    permission: 'release:read',
    reads: true,
    path: ofRelease('/backtest'),
    body: ({ release }) => ({ releaseId: release.id, triggers: [], metricsToWatch: [] }),
  },
  {
    route: 'POST /releases/[id]/monitoring-trials',
    permission: 'note:write',
    reads: true,
    owned: true,
    path: ofRelease('/monitoring-trials'),
    body: () => ({ query: wholeNote().monitoringQuery }),
  },

  { route: 'GET /metric-sources', permission: 'source:read', path: api('/metric-sources') },
  {
    route: 'POST /metric-sources',
    permission: 'source:manage',
    path: api('/metric-sources'),
    body: () => ({ name: fresh(), ...UNREACHABLE_SOURCE }),
  },
  {
    route: 'PATCH /metric-sources/[id]',
    permission: 'source:manage',
    path: async ({ admin }) => `/api/v1/metric-sources/${(await createSource(admin)).id}`,
    body: () => ({ archived: true }),
  },
  {
    route: 'POST /metric-sources/[id]/test',
    permission: 'source:manage',
    reads: true,
    path: async ({ admin }) => `/api/v1/metric-sources/${(await createSource(admin)).id}/test`,
  },

  { route: 'GET /openapi.json', permission: 'public', path: api('/openapi.json') },
  { route: 'GET /notification-targets', permission: 'target:manage', path: api('/notification-targets') },
  {
    route: 'POST /notification-targets',
    permission: 'target:manage',
    path: api('/notification-targets'),
    body: newTarget,
  },
  {
    route: 'PATCH /notification-targets/[id]',
    permission: 'target:manage',
    path: ofTarget(),
    body: () => ({ enabled: false }),
  },
  { route: 'DELETE /notification-targets/[id]', permission: 'target:manage', path: ofTarget() },
  {
    route: 'POST /notification-targets/[id]/test',
    permission: 'target:manage',
    reads: true,
    path: ofTarget('/test'),
  },
  { route: 'POST /notification-targets/[id]/secret', permission: 'target:manage', path: ofTarget('/secret') },
  {
    route: 'GET /notification-targets/[id]/deliveries',
    permission: 'target:manage',
    path: ofTarget('/deliveries'),
  },
  {
    // Past the access check it is refused: the target is disabled.
    route: 'POST /notification-targets/[id]/deliveries/[deliveryId]/redelivery',
    permission: 'target:manage',
    path: async ({ admin }) => {
      const { target } = await createTarget(admin);
      await admin.raw('patch', `/notification-targets/${target.id}`, { enabled: false });
      return `/api/v1/notification-targets/${target.id}/deliveries/1/redelivery`;
    },
  },

  { route: 'GET /sample', permission: 'release:read', path: api('/sample') },
  { route: 'POST /sample', permission: 'sample:manage', path: api('/sample') },
  { route: 'DELETE /sample', permission: 'sample:manage', path: api('/sample') },

  {
    route: 'POST /ofrep/v1/evaluate/flags/{key}',
    permission: 'flag:evaluate',
    keysOnly: true,
    path: ({ feature }) => `/ofrep/v1/evaluate/flags/${feature.key}`,
    body: () => ({ context: { targetingKey: 'user-1' } }),
  },
  {
    route: 'POST /ofrep/v1/evaluate/flags',
    permission: 'flag:evaluate',
    keysOnly: true,
    path: () => '/ofrep/v1/evaluate/flags',
    body: () => ({ context: { targetingKey: 'user-1' } }),
  },
  {
    route: 'POST /api/v1/events',
    permission: 'event:ingest',
    keysOnly: true,
    path: api('/events'),
    body: ({ feature }) => [{ id: randomUUID(), feature: feature.key, variant: 'v1' }],
  },
  ...['traces', 'logs', 'metrics'].map(
    (signal): AccessRow => ({
      route: `POST /otlp/v1/${signal}`,
      permission: 'event:ingest',
      keysOnly: true,
      path: () => `/otlp/v1/${signal}`,
      body: () => ({}),
    }),
  ),
];
