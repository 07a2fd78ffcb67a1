/** The closed catalogue of what can be recorded. */
export const AUDIT_ACTIONS = [
  'setup.completed',
  'user.created',
  'user.role_changed',
  'user.disabled',
  'user.enabled',
  'user.password_changed',
  'key.created',
  'key.revoked',
  'price.set',
  'price.removed',
  'feature.created',
  'version.created',
  'version.made_live',
  'release.created',
  'note.revised',
  'evidence.attached',
  'evidence.explained',
  'release.started',
  'release.promoted',
  'release.held',
  'release.resumed',
  'release.rolled_back',
  'release.cohort_excluded',
  'release.signed_off',
  'release.trigger_fired',
  'release.trigger_acknowledged',
  'release.hidden_edit_seen',
  'release.hidden_edit_acknowledged',
  'release.rollback_observed',
  'release.recovery_confirmed',
  'release.completed',
  'release.abandoned',
  'release.handed_over',
  'source.created',
  'source.updated',
  'source.archived',
  'source.restored',
  'target.created',
  'target.updated',
  'target.disabled',
  'target.enabled',
  'target.secret_rotated',
  'target.redelivered',
  'target.removed',
  'access.refused',
  'sample.added',
  'sample.removed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What is written. `evidence` is the facts a decision was made on, frozen; `data` whatever else the action carries. */
export interface AuditBody {
  seq: number;
  at: string;
  action: AuditAction;
  actor: { kind: 'user' | 'key' | 'system'; id: string; name: string };
  featureId: string | null;
  releaseId: string | null;
  noteRevision: number | null;
  reason: string | null;
  data: Record<string, unknown>;
  evidence: Record<string, unknown> | null;
}

/** A stored row as the verifier sees it. */
export interface AuditRow {
  seq: number;
  at: string;
  action: string;
  actorId: string;
  featureId: string | null;
  releaseId: string | null;
  body: string;
  prevHash: string;
  hash: string;
}
