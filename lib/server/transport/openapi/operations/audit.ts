import { auditQuery } from '@/lib/schemas/audit';
import type { OperationGroup } from '../operation';

export const auditOperations: OperationGroup = {
  name: 'Audit',
  about: 'Everything that was done, append-only and hash-chained.',
  operations: [
    {
      id: 'listAudit',
      route: 'GET /audit',
      summary: 'List the audit entries, newest first',
      permission: 'audit:read',
      query: auditQuery,
      answer: 'AuditPage',
    },
    {
      id: 'verifyAudit',
      route: 'GET /audit/verification',
      summary: 'Verify the chain of hashes from its beginning',
      permission: 'audit:read',
      answer: 'ChainVerification',
    },
  ],
};
