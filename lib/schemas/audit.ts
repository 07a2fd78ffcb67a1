import { z } from 'zod';
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/core/audit/audit-entry';

export const auditQuery = z
  .object({
    before: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('The seq to go on from: `nextBefore` of the page before.'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    releaseId: z.string().min(1).optional(),
    featureId: z.string().min(1).optional(),
    action: z.enum(AUDIT_ACTIONS).optional(),
  })
  .strict();
export type AuditQuery = z.input<typeof auditQuery>;

export interface AuditEntryView {
  seq: number;
  at: string;
  action: AuditAction;
  /** "promoted to One cohort", "was refused: only the owner may promote". */
  sentence: string;
  actor: { kind: 'user' | 'key' | 'system'; id: string; name: string };
  feature: { id: string; key: string } | null;
  release: { id: string; title: string } | null;
  noteRevision: number | null;
  reason: string | null;
  data: Record<string, unknown>;
  evidence: Record<string, unknown> | null;
  hash: string;
}

export interface AuditPage {
  entries: AuditEntryView[];
  /** Pass as `before` for the next page; null at the end. */
  nextBefore: number | null;
}

export type ChainVerification =
  | { kind: 'intact'; entries: number; headHash: string; checkedAt: string }
  | { kind: 'broken'; seq: number; fault: string; sentence: string; checkedAt: string };
