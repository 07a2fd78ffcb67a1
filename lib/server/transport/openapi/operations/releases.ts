import type { Permission } from '@/lib/core/access/permissions';
import { releaseDashboardQuery } from '@/lib/schemas/dashboard';
import {
  acknowledgeEditInput,
  createReleaseInput,
  releaseQuery,
  type TRANSITIONS,
  transitionInput,
} from '@/lib/schemas/release';
import { signOffInput } from '@/lib/schemas/sign-off';
import type { OperationGroup } from '../operation';

const MOVES = {
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
} as const satisfies Record<(typeof TRANSITIONS)[number], Permission>;

export const releaseOperations: OperationGroup = {
  name: 'Releases',
  about: 'One candidate against one baseline of one feature, from draft to completed or closed.',
  operations: [
    {
      id: 'listReleases',
      route: 'GET /releases',
      summary: 'List the releases, newest first, each with what it waits for',
      permission: 'release:read',
      query: releaseQuery,
      answer: 'ReleaseListItem[]',
    },
    {
      id: 'listNames',
      route: 'GET /names',
      summary: 'List features and releases by name, to find one',
      permission: 'release:read',
      answer: 'NamesView',
    },
    {
      id: 'createRelease',
      route: 'POST /releases',
      summary: 'Open a draft of a release',
      permission: 'release:create',
      input: createReleaseInput,
      idempotent: true,
      answer: 'ReleaseView',
      status: 201,
      refuses: ['not_found', 'conflict'],
    },
    {
      id: 'getRelease',
      route: 'GET /releases/[id]',
      summary: 'Get everything a release is decided on: stages, gate, triggers, evidence',
      permission: 'release:read',
      answer: 'ReleaseView',
    },
    {
      id: 'makeMove',
      route: 'POST /releases/[id]/transitions',
      summary: 'Make a move: start, promote, hold, resume, roll back and the others',
      about:
        'Give the `seq` of the state you have seen. When the release has moved on meanwhile the answer is 409 `stale_state` with the present `state`, and nothing is changed.',
      permission: MOVES,
      input: transitionInput,
      idempotent: true,
      answer: 'ReleaseView',
      refuses: ['incomplete_note', 'conflict', 'stale_state'],
    },
    {
      id: 'acknowledgeHiddenEdit',
      route: 'POST /releases/[id]/hidden-edits',
      summary: 'Say in writing what a hidden edit that has stopped was',
      permission: 'release:acknowledge',
      input: acknowledgeEditInput,
      idempotent: true,
      answer: 'ReleaseView',
      refuses: ['conflict'],
    },
    {
      id: 'getSignOff',
      route: 'GET /releases/[id]/sign-off',
      summary: 'Get the four movements as they are signed before full rollout',
      permission: 'release:read',
      answer: 'SignOffView',
      refuses: ['conflict'],
    },
    {
      id: 'signOffRelease',
      route: 'POST /releases/[id]/sign-off',
      summary: 'Sign the four movements',
      permission: 'release:sign_off',
      input: signOffInput,
      answer: 'SignOffView',
      refuses: ['conflict', 'stale_state'],
    },
    {
      id: 'getReleaseDashboard',
      route: 'GET /releases/[id]/dashboard',
      summary: 'Get the metrics of baseline and candidate over time',
      permission: 'release:read',
      query: releaseDashboardQuery,
      answer: 'DashboardView',
    },
    {
      id: 'getReleaseSlices',
      route: 'GET /releases/[id]/slices',
      summary: 'Get the metrics by cohort, the suspect ones first',
      permission: 'release:read',
      answer: 'SlicesView',
    },
  ],
};
