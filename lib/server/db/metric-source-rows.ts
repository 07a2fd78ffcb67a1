import { type MetricSourceView, type SourceSettings, sourceSettings } from '@/lib/schemas/metric-source';
import type { MetricSource } from './generated/client';
import { jsonColumn } from './json-column';
import type { Reader } from './reader';
import type { Transaction } from './transaction';

/** With its sealed secret: not for eyes outside the server. */
export interface SourceRecord {
  id: string;
  name: string;
  settings: SourceSettings;
  sealedSecret: string | null;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

/** By name. */
export async function readSources(reader: Reader): Promise<SourceRecord[]> {
  return (await reader.metricSource.findMany({ orderBy: { name: 'asc' } })).map(toSource);
}

export async function findSourceNamed(reader: Reader, name: string): Promise<SourceRecord | null> {
  const row = await reader.metricSource.findUnique({ where: { name } });
  return row && toSource(row);
}

export async function findSource(reader: Reader, id: string): Promise<SourceRecord | null> {
  const row = await reader.metricSource.findUnique({ where: { id } });
  return row && toSource(row);
}

/** Locks the row until the transaction ends. */
export async function lockSource(tx: Transaction, id: string): Promise<SourceRecord | null> {
  await tx.$queryRaw`SELECT id FROM metric_source WHERE id = ${id} FOR UPDATE`;
  return findSource(tx, id);
}

interface NewSource extends Pick<SourceRecord, 'id' | 'name' | 'settings' | 'sealedSecret' | 'createdAt'> {
  createdById: string;
}

export async function insertSource(tx: Transaction, { settings, ...source }: NewSource): Promise<void> {
  const data = { ...source, kind: settings.kind, config: jsonColumn(settings.config) };
  await tx.metricSource.create({ data: { ...data, updatedAt: source.createdAt } });
}

interface SourceChanges {
  settings?: SourceSettings;
  sealedSecret?: string | null;
  archivedAt?: Date | null;
  updatedAt: Date;
}

export async function changeSource(
  tx: Transaction,
  id: string,
  { settings, ...changes }: SourceChanges,
): Promise<void> {
  const data = settings ? { ...changes, config: jsonColumn(settings.config) } : changes;
  await tx.metricSource.update({ where: { id }, data });
}

export function sourceView({ settings, sealedSecret, ...source }: SourceRecord): MetricSourceView {
  return {
    id: source.id,
    name: source.name,
    ...settings,
    hasSecret: sealedSecret !== null,
    createdAt: source.createdAt.toISOString(),
    updatedAt: source.updatedAt.toISOString(),
    archivedAt: source.archivedAt?.toISOString() ?? null,
  };
}

function toSource({ kind, config, ...row }: MetricSource): SourceRecord {
  return { ...row, settings: sourceSettings.parse({ kind, config }) };
}
