import { z } from 'zod';
import { PLACEHOLDERS } from '@/lib/core/monitoring/placeholders';
import { PARAMETER_TABLE, type SourceCall } from '@/lib/core/monitoring/plan-calls';
import type { ClickhouseConfig } from '@/lib/schemas/metric-source';
import { askHttp, type HttpAnswer, jsonOf } from './ask-http';
import type { SourceClient } from './source-client';
import { refused, SourceFault } from './source-fault';
import { type SourceTable, tableRows } from './table-rows';

const answer = z.object({
  meta: z.array(z.object({ name: z.string() })),
  data: z.array(z.array(z.unknown())),
});
const TYPES = { text: 'String', instant: 'DateTime', length: 'UInt32' } as const;
/** The server's numbers for: too slow, too many rows or bytes in the result. */
const TIMEOUT = '159';

/**
 * ClickHouse over HTTP. Parameters go as external data: a table of one row that comes with the request, which servers
 * of every age take; a value is never part of the statement.
 */
export function clickhouseSource(config: ClickhouseConfig, secret: string): SourceClient {
  const post = async (
    statement: string,
    parameters: SourceCall['parameters'],
    signal: AbortSignal,
    settings = {},
  ) => {
    const form = new FormData();
    form.set('query', `${statement}\nFORMAT JSONCompact`);
    const external = parameters.length > 0 ? externalTable(form, parameters) : {};
    const asked = { database: config.database, wait_end_of_query: '1', ...external, ...settings };
    const said = await askHttp(
      `${config.url}/?${new URLSearchParams(asked)}`,
      {
        method: 'POST',
        headers: { 'x-clickhouse-user': config.user, 'x-clickhouse-key': secret },
        body: form,
      },
      { seconds: config.timeoutSeconds, signal },
    );
    return tableOf(said, config);
  };
  const setting = async (signal: AbortSignal) => {
    const { rows } = await post(
      "SELECT value, version() FROM system.settings WHERE name = 'readonly'",
      [],
      signal,
    );
    const [readonly = '0', version = ''] = (rows[0] ?? []).map(String);
    return { readonly, version };
  };
  return {
    async ask({ text, parameters }, _scope, signal) {
      const { readonly } = await setting(signal);
      const statement = `SELECT * FROM (\n${text}\n) LIMIT ${config.rowLimit + 1}`;
      const table = await post(statement, parameters, signal, limitsFor(readonly, config));
      return { rows: tableRows(table, config.rowLimit), warnings: [] };
    },
    async probe(signal) {
      const { readonly, version } = await setting(signal);
      const warning = `The user ${config.user} is not limited to reading. Queries run read-only, yet a user with readonly = 2 in its profile is safer.`;
      return { server: `ClickHouse ${version}`, warnings: readonly === '0' ? [warning] : [] };
    },
  };
}

/** A user whose profile is read-only already may set less: 2 takes limits, 1 takes nothing. */
function limitsFor(readonly: string, { timeoutSeconds }: ClickhouseConfig): Record<string, string> {
  if (readonly === '1') return {};
  const limits = { max_execution_time: String(timeoutSeconds) };
  return readonly === '0' ? { ...limits, readonly: '2' } : limits;
}

function externalTable(form: FormData, parameters: SourceCall['parameters']): Record<string, string> {
  const row = new Map(parameters.map(({ name, value }) => [name, value]));
  const columns = [...row.keys()].map((name) => `${name}_ ${TYPES[PLACEHOLDERS[name]]}`);
  const cells = [...row].map(([name, value]) => [
    `${name}_`,
    PLACEHOLDERS[name] === 'instant' ? Math.floor(Number(value) / 1000) : value,
  ]);
  form.set(PARAMETER_TABLE, new Blob([JSON.stringify(Object.fromEntries(cells))]), 'parameters');
  return {
    [`${PARAMETER_TABLE}_structure`]: columns.join(', '),
    [`${PARAMETER_TABLE}_format`]: 'JSONEachRow',
  };
}

function tableOf({ status, text }: HttpAnswer, { timeoutSeconds }: ClickhouseConfig): SourceTable {
  const { data } = answer.safeParse(jsonOf(text));
  if (status === 200 && data) return { columns: data.meta.map(({ name }) => name), rows: data.data };
  if (/^Code: (\d+)/.exec(text)?.[1] === TIMEOUT)
    throw new SourceFault({ kind: 'too_slow', seconds: timeoutSeconds });
  if (status === 200) throw refused('its answer is none of ClickHouse. Is this the right address?');
  throw refused(text.trim() === '' ? `HTTP ${status}` : plain(text));
}

/** Without the frame that servers put around what they mean. */
function plain(text: string): string {
  return text
    .replace(/, e\.what\(\) = DB::Exception[\s\S]*$/, '')
    .replace(/^Code: \d+(?:,|\.) (?:e\.displayText\(\) = )?DB::Exception: /, '');
}
