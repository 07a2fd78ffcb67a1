import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from './audit-entry';
import { auditSentence } from './audit-sentence';

describe('auditSentence', () => {
  it.each([
    ['release.promoted', { stageName: 'One cohort' }, 'promoted to One cohort'],
    [
      'release.promoted',
      { stageName: '10 %', overrides: [{ check: 'candidate_requests', reason: 'Quiet week' }] },
      'promoted to 10 %, overriding 1 check',
    ],
    [
      'user.created',
      { name: 'Ana', role: 'viewer', via: 'single sign-on' },
      'added Ana as viewer by single sign-on',
    ],
    [
      'user.role_changed',
      { name: 'Ana', from: 'viewer', to: 'member' },
      'changed the role of Ana from viewer to member',
    ],
    [
      'key.created',
      { name: 'CI', scopes: ['release', 'ingest'] },
      'created the API key CI for release, ingest',
    ],
    [
      'price.set',
      { model: 'gpt-4o', inputUsd: 2.5, outputUsd: 10 },
      'set the price of gpt-4o to $2.5 in and $10 out a million tokens',
    ],
    [
      'release.cohort_excluded',
      { attribute: 'task', value: 'primes' },
      'excluded task = primes from the release',
    ],
    ['access.refused', { sentence: 'Only Dana may promote.' }, 'was refused: Only Dana may promote.'],
    ['access.refused', { permission: 'key:manage' }, 'was refused: may not manage API keys'],
  ] as const)('%s with %o', (action, data, sentence) => {
    expect(auditSentence(action, data)).toBe(sentence);
  });

  it.each(AUDIT_ACTIONS)('%s has a sentence even when its data is empty or of other types', (action) => {
    for (const data of [
      {},
      { name: 7, stageName: null, scopes: 'x', permission: 'unheard:of', sentence: {} },
    ]) {
      expect(auditSentence(action, data)).toMatch(/^[a-z].*[a-z0-9]$/);
    }
  });
});
