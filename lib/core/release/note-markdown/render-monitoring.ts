import { isSourceQuery, type MonitoringQuery } from '../../monitoring/monitoring-query';
import { renderQuery } from '../render-query';
import { tidyText } from './escape-text';

/** Lines of a query are set in by this much, so that none of them is taken for a heading. */
export const QUERY_INDENT = '    ';

/** A line that says how the query is asked; of a query to a source, its text follows in a code block. */
export function renderMonitoring(query: MonitoringQuery): string {
  const line = `- Query: ${renderQuery(query)}`;
  if (!isSourceQuery(query)) return line;
  const text = tidyText(query.query);
  const fence = fenceFor(text);
  const language = query.kind === 'prometheus' ? 'promql' : 'sql';
  return [
    line,
    '',
    ...[`${fence}${language}`, ...text.split('\n'), fence].map((part) => QUERY_INDENT + part),
  ].join('\n');
}

/** Longer than any run of backticks in the text. */
function fenceFor(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  return '`'.repeat(longest + 1);
}
