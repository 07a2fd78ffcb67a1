import { PERMISSION_PHRASES } from '../access/permission-phrases';
import type { Permission } from '../access/permissions';
import type { AuditAction } from './audit-entry';

type Data = Readonly<Record<string, unknown>>;

// What each action's `data` carries is named by the keys read here; each has a plainer sentence without it.
const SENTENCES: Readonly<Record<AuditAction, (data: Data) => string>> = {
  'setup.completed': () => 'set Sluice up and became the first admin',
  'user.created': (d) =>
    `added ${word(d, 'name', 'a person')}${after(d, 'role', ' as ')}${after(d, 'via', ' by ')}`,
  'user.role_changed': (d) =>
    `changed the role of ${word(d, 'name', 'a person')}${after(d, 'from', ' from ')}${after(d, 'to', ' to ')}`,
  'user.disabled': (d) => `disabled ${word(d, 'name', 'a person')}`,
  'user.enabled': (d) => `enabled ${word(d, 'name', 'a person')} again`,
  'user.password_changed': (d) => `changed the password of ${word(d, 'name', 'a person')}`,
  'key.created': (d) => `created the API key ${word(d, 'name', '')}${list(d, 'scopes', ' for ')}`.trimEnd(),
  'key.revoked': (d) => `revoked the API key ${word(d, 'name', '')}`.trimEnd(),
  'price.set': (d) =>
    `set the price of ${word(d, 'model', 'a model')}${after(d, 'inputUsd', ' to $')}${after(d, 'outputUsd', ' in and $', (usd) => `${usd} out a million tokens`)}`,
  'price.removed': (d) => `removed the price of ${word(d, 'model', 'a model')}`,
  'feature.created': (d) => `created the feature ${word(d, 'key', '')}`.trimEnd(),
  'version.created': (d) => `created the version ${word(d, 'variant', '')}`.trimEnd(),
  'version.made_live': (d) =>
    `made ${word(d, 'variant', 'a version')} the live version${after(d, 'before', ', before it ')}`,
  'release.created': (d) => `created the release${after(d, 'title', ' ', quoted)}`,
  'note.revised': (d) => `revised the rollout note${after(d, 'number', ' to revision ')}`,
  'evidence.attached': (d) =>
    `attached the offline comparison${after(d, 'fileName', ' ')}${after(d, 'cases', ' of ', (n) => `${n} cases`)}`,
  'evidence.explained': (d) => `explained why the offline comparison has no${after(d, 'what', ' ')} cases`,
  'release.started': () => 'started the release with the offline check',
  'release.promoted': (d) => `promoted${after(d, 'stageName', ' to ')}${overridden(d)}`,
  'release.held': (d) => `held the release${after(d, 'stageName', ' at ')}`,
  'release.resumed': (d) => `resumed the release${after(d, 'stageName', ' at ')}`,
  'release.rolled_back': (d) => `rolled back${after(d, 'stageName', ' from ')}`,
  'release.cohort_excluded': (d) =>
    `excluded ${word(d, 'attribute', 'a cohort')}${after(d, 'value', ' = ')} from the release`,
  'release.signed_off': (d) => `signed the four movements${after(d, 'marks', ': ')}`,
  'release.trigger_fired': (d) => `fired a trigger${after(d, 'sentence', ': ')}`,
  'release.trigger_acknowledged': (d) => `acknowledged the trigger that fired${after(d, 'sentence', ': ')}`,
  'release.hidden_edit_seen': (d) =>
    `saw another ${word(d, 'axis', 'content')}${after(d, 'variant', ' under the labels of ')}: a hidden edit`,
  'release.hidden_edit_acknowledged': (d) =>
    `acknowledged that the hidden edit${after(d, 'variant', ' of ')}${after(d, 'axis', ' (', (axis) => `${axis})`)} has stopped`,
  'release.rollback_observed': () => 'saw no more traffic on the candidate: the rollback is observed',
  'release.recovery_confirmed': () => 'confirmed the recovery and closed the release',
  'release.completed': (d) => `completed the release${overridden(d)}`,
  'release.abandoned': () => 'abandoned the release',
  'release.handed_over': (d) =>
    `handed the release over${after(d, 'fromName', ' from ')}${after(d, 'toName', ' to ')}`,
  'source.created': (d) => `added the metric source ${word(d, 'name', '')}`.trimEnd(),
  'source.updated': (d) =>
    `changed the metric source ${word(d, 'name', '')}${list(d, 'changed', ': ')}`.trimEnd(),
  'source.archived': (d) => `archived the metric source ${word(d, 'name', '')}`.trimEnd(),
  'source.restored': (d) => `restored the metric source ${word(d, 'name', '')}`.trimEnd(),
  'target.created': (d) => `added the notification target ${word(d, 'name', '')}`.trimEnd(),
  'target.updated': (d) =>
    `changed the notification target ${word(d, 'name', '')}${list(d, 'changed', ': ')}`.trimEnd(),
  'target.disabled': (d) =>
    `disabled the notification target ${word(d, 'name', '')}${after(d, 'why', ': ')}`.trimEnd(),
  'target.enabled': (d) => `enabled the notification target ${word(d, 'name', '')} again`,
  'target.secret_rotated': (d) =>
    `rotated the secret of the notification target ${word(d, 'name', '')}`.trimEnd(),
  'target.redelivered': (d) =>
    `sent a notification again${after(d, 'type', ', ')}${after(d, 'name', ', to ')}`,
  'target.removed': (d) => `removed the notification target ${word(d, 'name', '')}`.trimEnd(),
  'access.refused': (d) => `was refused: ${word(d, 'sentence', `may not ${phrase(d)}`)}`,
  'sample.added': () => 'added the sample release',
  'sample.removed': () => 'removed the sample release',
};

/**
 * What was done, to follow the actor's name: "promoted to One cohort". Reads only `data`, and an entry that lacks
 * what it reads (an older one) still gets a sentence. Never throws.
 */
export function auditSentence(action: AuditAction, data: Data): string {
  return SENTENCES[action](data);
}

function word(data: Data, key: string, otherwise: string): string {
  const value = data[key];
  return typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : otherwise;
}

function after(data: Data, key: string, before: string, style = (text: string) => text): string {
  const text = word(data, key, '');
  return text === '' ? '' : before + style(text);
}

function quoted(text: string): string {
  return `"${text}"`;
}

function list(data: Data, key: string, before: string): string {
  const value = data[key];
  return Array.isArray(value) && value.length > 0 ? before + value.map(String).join(', ') : '';
}

function overridden(data: Data): string {
  const count = Array.isArray(data.overrides) ? data.overrides.length : 0;
  return count === 0 ? '' : `, overriding ${count} ${count === 1 ? 'check' : 'checks'}`;
}

function phrase(data: Data): string {
  const permission = word(data, 'permission', '');
  return permission in PERMISSION_PHRASES ? PERMISSION_PHRASES[permission as Permission] : 'do this';
}
