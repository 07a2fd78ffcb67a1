import type { SourceKind } from '@/lib/core/monitoring/monitoring-query';

export const KIND_LABELS: Readonly<Record<SourceKind, { name: string; hint: string }>> = {
  prometheus: { name: 'Prometheus', hint: 'PromQL over HTTP; also Thanos, Mimir, VictoriaMetrics' },
  postgres: { name: 'PostgreSQL', hint: 'SQL, read-only; also what speaks its protocol' },
  clickhouse: { name: 'ClickHouse', hint: 'SQL over HTTP, read-only' },
};
