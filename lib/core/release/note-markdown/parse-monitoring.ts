import type { FieldIssue } from '../../domain-error';
import {
  type MonitoringQuery,
  SOURCE_KINDS,
  SOURCE_LANGUAGES,
  type SourceQuery,
} from '../../monitoring/monitoring-query';
import { tidyText } from './escape-text';
import { listLines, metricNamed } from './parse-lists';

const BUILT_IN =
  /^(?:query\s*:\s*)?(.+?)(?:\s+by\s+version)?\s*,?\s+over\s+the\s+last\s+([\d,]+)\s*min(?:utes?)?\.?$/i;
const ELSEWHERE =
  /^(?:query\s*:\s*)?(\w+)\s+on\s+"([^"]*)"\s*,\s+over\s+the\s+last\s+([\d,]+)\s*min(?:utes?)?(?:\s*,\s*in\s+"([^"]*)")?\.?$/i;
const LINK =
  /^(?:[Dd]ashboard\s*:\s*)?(?:<(https?:\/\/\S+)>|\[[^\]]*\]\((https?:\/\/\S+)\)|(https?:\/\/\S+))$/;
const FENCE = /^[ \t]*(`{3,})[^`]*$/;

interface Monitoring {
  monitoringQuery: MonitoringQuery | null;
  dashboardUrl: string;
  problems: FieldIssue[];
}

/** The monitoring query and the dashboard's address, in any order; the first of each counts. */
export function parseMonitoring(body: string): Monitoring {
  const { lines, code } = takeCode(body);
  const read: Monitoring = { monitoringQuery: null, dashboardUrl: '', problems: [] };
  let usesCode = false;
  for (const line of listLines(lines)) {
    const [, bracketed, linked, plain] = LINK.exec(line) ?? [];
    const link = bracketed ?? linked ?? plain;
    const elsewhere = sourceQuery(line, code ?? '');
    const query = elsewhere ?? builtIn(line);
    if (link !== undefined && read.dashboardUrl === '') read.dashboardUrl = link;
    else if (query && !read.monitoringQuery) {
      read.monitoringQuery = query;
      usesCode = elsewhere !== null;
    } else read.problems.push(unreadable(line));
  }
  if (code !== null && !usesCode) read.problems.push(unreadable(code.split('\n')[0] ?? ''));
  return read;
}

function builtIn(line: string): MonitoringQuery | null {
  const [, name, minutes] = BUILT_IN.exec(line) ?? [];
  const metric = name === undefined ? null : metricNamed(name);
  const windowMinutes = count(minutes);
  return metric && windowMinutes >= 1 ? { metric, windowMinutes } : null;
}

function sourceQuery(line: string, query: string): SourceQuery | null {
  const [, language, source, minutes, unit] = ELSEWHERE.exec(line) ?? [];
  const kind = SOURCE_KINDS.find((each) => SOURCE_LANGUAGES[each].toLowerCase() === language?.toLowerCase());
  const windowMinutes = count(minutes);
  if (!kind || source === undefined || windowMinutes < 1) return null;
  return { source, kind, query, windowMinutes, unit: unit ?? '' };
}

function count(digits: string | undefined): number {
  return Number((digits ?? '').replaceAll(',', ''));
}

/** The first code block, without the indentation of its fence, and the lines around it. */
function takeCode(body: string): { lines: string; code: string | null } {
  const all = body.split('\n');
  const opens = all.findIndex((line) => FENCE.test(line));
  const fence = FENCE.exec(all[opens] ?? '')?.[1];
  if (fence === undefined) return { lines: body, code: null };
  const length = all.slice(opens + 1).findIndex((line) => line.trim() === fence);
  const closes = length === -1 ? all.length : opens + 1 + length;
  const indent = /^[ \t]*/.exec(all[opens] ?? '')?.[0] ?? '';
  const code = all
    .slice(opens + 1, closes)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
  return { lines: [...all.slice(0, opens), ...all.slice(closes + 1)].join('\n'), code: tidyText(code) };
}

function unreadable(line: string): FieldIssue {
  const example =
    '"task success by version, over the last 60 minutes", a query to a metric source, or an address';
  const message = `Dashboard / query: "${line}" cannot be read. Expected one query such as ${example}.`;
  return { code: 'unreadable_query', field: 'monitoringQuery', message };
}
