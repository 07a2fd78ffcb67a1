import type { FieldIssue } from '../../domain-error';
import { METRIC_IDS, METRICS, type MetricId } from '../../telemetry/metric';
import type { Trigger } from '../note';
import { parseTrigger } from '../parse-trigger';

/** The lines of a section without bullets, empty ones left out. */
export function listLines(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

/** Metrics by name or id, one a line or separated by commas; each once. */
export function parseMetrics(body: string): { metrics: MetricId[]; problems: FieldIssue[] } {
  const metrics: MetricId[] = [];
  const problems: FieldIssue[] = [];
  for (const name of listLines(body)
    .flatMap((line) => line.split(/[,;]/))
    .map((part) => part.trim())) {
    const metric = metricNamed(name);
    if (metric && !metrics.includes(metric)) metrics.push(metric);
    if (!metric && name !== '') {
      const known = METRIC_IDS.map((id) => METRICS[id].label).join(', ');
      problems.push({
        code: 'unknown_metric',
        field: 'metricsToWatch',
        message: `Metrics to watch: "${name}" is none of ${known}.`,
      });
    }
  }
  return { metrics, problems };
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
