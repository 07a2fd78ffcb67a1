import { z } from 'zod';
import { isVersionLabel } from '@/lib/core/monitoring/placeholders';
import type { AnswerRow } from '@/lib/core/monitoring/segment-rows';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { PrometheusConfig } from '@/lib/schemas/metric-source';
import { askHttp, basicAuthorization, type HttpAnswer, jsonOf } from './ask-http';
import type { SourceClient } from './source-client';
import { refused, SourceFault, wrongShape } from './source-fault';

const labels = z.record(z.string(), z.string());
const sample = z.tuple([z.number(), z.string()]);
const answer = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).default([]),
  infos: z.array(z.string()).default([]),
  data: z.object({
    result: z.array(
      z.object({
        metric: labels,
        values: z.array(sample).default([]),
        histograms: z.array(z.unknown()).default([]),
      }),
    ),
  }),
});
/** More is a query that forgot to aggregate: two versions over a window's steps are some hundred. */
const MOST_SAMPLES = 20_000;
const MOST_WARNINGS = 5;
const failure = z.object({
  status: z.literal('error'),
  errorType: z.string().default(''),
  error: z.string(),
});
const buildInfo = z.object({ data: z.object({ version: z.string() }) });

const HISTOGRAMS = 'The answer holds histograms. Ask for a number of each, as by histogram_quantile.';
const TOO_MANY = `its answer has more than ${formatCount(MOST_SAMPLES)} samples. Aggregate by version.`;

/** Prometheus, and what speaks its HTTP API: Thanos, Mimir, Cortex, VictoriaMetrics. */
export function prometheusSource(config: PrometheusConfig, secret: string): SourceClient {
  const post = (path: string, form: Record<string, string>, signal: AbortSignal) =>
    askHttp(
      `${config.url}${path}`,
      { method: 'POST', headers: headersOf(config, secret), body: new URLSearchParams(form) },
      { seconds: config.timeoutSeconds, signal },
    );
  return {
    async ask({ text }, { fromMs, toMs, stepSeconds }, signal) {
      const range = { start: String(fromMs / 1000), end: String(toMs / 1000), step: String(stepSeconds) };
      const form = { query: text, ...range, timeout: `${config.timeoutSeconds}s` };
      const said = await post('/api/v1/query_range', form, signal);
      const parsed = answer.safeParse(jsonOf(said.text));
      if (said.status !== 200 || !parsed.success) throw faultOf(said, config.timeoutSeconds);
      const { data, warnings, infos } = parsed.data;
      if (data.result.some(({ histograms }) => histograms.length > 0)) throw wrongShape(HISTOGRAMS);
      const rows = data.result.flatMap(rowsOf);
      if (rows.length > MOST_SAMPLES) throw refused(TOO_MANY);
      return { rows, warnings: [...warnings, ...infos].slice(0, MOST_WARNINGS) };
    },
    async probe(signal) {
      const said = await post('/api/v1/query', { query: '1' }, signal);
      if (said.status !== 200) throw faultOf(said, config.timeoutSeconds);
      // Not everything that speaks the API has a version to tell.
      const told = await askHttp(
        `${config.url}/api/v1/status/buildinfo`,
        { method: 'GET', headers: headersOf(config, secret) },
        { seconds: config.timeoutSeconds, signal },
      );
      const version = buildInfo.safeParse(jsonOf(told.text)).data?.data.version ?? '';
      return { server: `Prometheus ${version}`.trim(), warnings: [] };
    },
  };
}

function headersOf({ auth, username, orgId }: PrometheusConfig, secret: string): Record<string, string> {
  return {
    ...(auth === 'bearer' ? { authorization: `Bearer ${secret}` } : {}),
    ...(auth === 'basic' ? { authorization: basicAuthorization(username, secret) } : {}),
    ...(orgId ? { 'x-scope-orgid': orgId } : {}),
  };
}

function rowsOf({
  metric,
  values,
}: {
  metric: Record<string, string>;
  values: [number, string][];
}): AnswerRow[] {
  const named = Object.fromEntries(Object.entries(metric).filter(([name]) => isVersionLabel(name)));
  return values.map(([seconds, text]) => {
    const value = Number(text);
    return { atMs: seconds * 1000, value: Number.isFinite(value) ? value : null, n: null, labels: named };
  });
}

/** 400 and 422: the query; 503: it took too long, or was cut off; the rest by its status. */
function faultOf({ status, text }: HttpAnswer, seconds: number): SourceFault {
  const { data } = failure.safeParse(jsonOf(text));
  if (data?.errorType === 'timeout') return new SourceFault({ kind: 'too_slow', seconds });
  if (data) return refused(data.error);
  if (status === 401 || status === 403)
    return refused(`it does not accept the access it was given (${status}).`);
  if (status === 200) return refused('its answer is none of Prometheus. Is this the right address?');
  return refused(`HTTP ${status} ${text.slice(0, 200)}`);
}
