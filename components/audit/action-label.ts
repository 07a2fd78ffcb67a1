import type { AuditAction } from '@/lib/core/audit/audit-entry';

/** "release.rolled_back" → "Release rolled back". */
export function actionLabel(action: AuditAction): string {
  const words = action.replace(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
