import type { MetricSourceView } from '@/lib/schemas/metric-source';

/** Where a source is asked, and as whom, on one line. */
export function sourceAddress(source: MetricSourceView): string {
  switch (source.kind) {
    case 'prometheus':
      return source.config.url;
    case 'postgres': {
      const { user, host, port, database } = source.config;
      return `${user}@${host}:${port}/${database}`;
    }
    case 'clickhouse':
      return `${source.config.user}@${source.config.url}/${source.config.database}`;
  }
}
