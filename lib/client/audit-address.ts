/** What part of the audit history is looked at; it lives in the address. */
export interface AuditFilter {
  releaseId: string | null;
  featureId: string | null;
  action: string | null;
  /** Only entries before this number. */
  before: number | null;
}

export function auditAddress(filter: AuditFilter): string {
  const params = new URLSearchParams();
  if (filter.releaseId) params.set('release', filter.releaseId);
  if (filter.featureId) params.set('feature', filter.featureId);
  if (filter.action) params.set('action', filter.action);
  if (filter.before !== null) params.set('before', String(filter.before));
  const query = params.toString();
  return query ? `/audit?${query}` : '/audit';
}

/** Reads an address's parameters. What is not understood counts as not given. */
export function readAuditFilter(params: Record<string, string | string[] | undefined>): AuditFilter {
  const one = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const before = one('before');
  return {
    releaseId: one('release'),
    featureId: one('feature'),
    action: one('action'),
    before: before !== null && /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null,
  };
}
