import type { FieldIssue } from '../../domain-error';
import { METRIC_IDS, METRICS, type MetricId } from '../../telemetry/metric';
import { tolerance } from '../../watch/tolerance';
import type { Tolerances, Trigger } from '../note';
import { parseAmount, parseTrigger } from '../parse-trigger';
import { renderTolerance } from '../render-watched';

/** The lines of a section without bullets, empty ones left out. */
export function listLines(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

/** Metrics by name or id, one a line or separated by commas; each once, with its tolerance in brackets where it has one. */
export function parseMetrics(body: string): {
  metrics: MetricId[];
  tolerances: Tolerances;
  problems: FieldIssue[];
} {
  const metrics: MetricId[] = [];
  const tolerances: Tolerances = {};
  const problems: FieldIssue[] = [];
  for (const name of listLines(body)
    .flatMap((line) => line.split(/[,;]/))
    .map((part) => part.trim())) {
    const [, plain = name, within] =
      /^(.*?)\s*\(\s*at\s+most\s+(.+?)(?:\s+(?:lower|higher))?\s*\)$/i.exec(name) ?? [];
    const metric = metricNamed(plain);
    if (metric && !metrics.includes(metric)) metrics.push(metric);
    if (metric && within !== undefined) {
      const threshold = parseAmount(within, metric, tolerance(metric).comparison);
      if (threshold !== null && threshold > 0) tolerances[metric] = threshold;
      else {
        const message = `Metrics to watch: "${name}" has no tolerance such as "${renderTolerance(metric, tolerance(metric).threshold)}".`;
        problems.push({ code: 'unreadable_tolerance', field: 'metricsToWatch', message });
      }
    }
    if (!metric && name !== '') {
      const known = METRIC_IDS.map((id) => METRICS[id].label).join(', ');
      problems.push({
        code: 'unknown_metric',
        field: 'metricsToWatch',
        message: `Metrics to watch: "${name}" is none of ${known}.`,
      });
    }
  }
  return { metrics, tolerances, problems };
}

/** One trigger a line, with ids t1, t2… in order. A line that cannot be read is named and left out. */
export function parseTriggers(body: string): { triggers: Trigger[]; problems: FieldIssue[] } {
  const triggers: Trigger[] = [];
  const problems: FieldIssue[] = [];
  for (const line of listLines(body)) {
    const parsed = parseTrigger(line);
    if (parsed.ok) triggers.push({ id: `t${triggers.length + 1}`, ...parsed.trigger });
    else {
      const message = `Rollback trigger(s): "${line}" cannot be read. ${parsed.error.message}`;
      problems.push({ code: 'unreadable_trigger', field: 'triggers', message });
    }
  }
  return { triggers, problems };
}

/** A metric by its name or id; null when it is none. */
export function metricNamed(name: string): MetricId | null {
  const wanted = name.replace(/\s+/g, ' ').trim().toLowerCase();
  return METRIC_IDS.find((id) => id === wanted || METRICS[id].label.toLowerCase() === wanted) ?? null;
}
