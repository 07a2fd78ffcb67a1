import type { SourceKind } from '@/lib/core/monitoring/monitoring-query';
import type { MetricSourceView } from '@/lib/schemas/metric-source';

/** The form's fields for every kind at once: another kind keeps what was typed for the first. */
export interface SourceDraft {
  name: string;
  kind: SourceKind;
  url: string;
  auth: 'none' | 'bearer' | 'basic';
  username: string;
  orgId: string;
  host: string;
  port: number | null;
  database: string;
  user: string;
  tls: 'off' | 'require' | 'verify';
  timeoutSeconds: number | null;
  rowLimit: number | null;
  secret: string;
}

const EMPTY: SourceDraft = {
  ...{ name: '', kind: 'prometheus', url: '', auth: 'none', username: '', orgId: '' },
  ...{ host: '', port: 5432, database: '', user: '', tls: 'verify' },
  ...{ timeoutSeconds: 10, rowLimit: 5000, secret: '' },
};

export function draftOf(source: MetricSourceView | null): SourceDraft {
  if (!source) return EMPTY;
  const { name, kind, config } = source;
  return { ...EMPTY, name, kind, ...config };
}

/** What of a draft is sent; the server's schema says what of it is wrong. */
export function settingsOf(draft: SourceDraft): {
  kind: SourceKind;
  config: Record<string, unknown>;
  secret: string;
} {
  const { kind, secret, timeoutSeconds } = draft;
  switch (kind) {
    case 'prometheus': {
      const { url, auth, orgId } = draft;
      const username = auth === 'basic' ? draft.username : '';
      return {
        kind,
        secret: auth === 'none' ? '' : secret,
        config: { url, auth, username, orgId, timeoutSeconds },
      };
    }
    case 'postgres': {
      const { host, port, database, user, tls, rowLimit } = draft;
      return { kind, secret, config: { host, port, database, user, tls, timeoutSeconds, rowLimit } };
    }
    case 'clickhouse': {
      const { url, database, user, rowLimit } = draft;
      return { kind, secret, config: { url, database, user, timeoutSeconds, rowLimit } };
    }
  }
}
