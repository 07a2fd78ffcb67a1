import type { SourceKind, SourceQuery } from './monitoring-query';
import { isVersionLabel, type Placeholder, type PlaceholderValues, type VersionLabel } from './placeholders';
import { ARMS, type Arm, placeholderValues, type QueryScope, tellingLabels } from './query-scope';
import { readTemplate } from './read-template';
import { renderPromql } from './render-promql';
import { renderSql } from './render-sql';

/** One request to the source. `arm` is null where the answer itself must say which version each row is of. */
export interface SourceCall {
  arm: Arm | null;
  text: string;
  /** For SQL: the values behind the text's parameters, in order. */
  parameters: { name: Placeholder; value: string | number }[];
}

export type CallPlan =
  | { kind: 'calls'; calls: SourceCall[] }
  /** Both versions would get the very same query. */
  | { kind: 'same_for_both'; labels: VersionLabel[] };

/** ClickHouse takes its parameters as a table of one row beside the query: every server knows that. */
export const PARAMETER_TABLE = 'sluice_parameters';

/**
 * How a query is asked: once for each chosen version when it names one by a placeholder, else once for all. Expects a
 * template without faults.
 */
export function planCalls({ kind, query }: SourceQuery, scope: QueryScope): CallPlan {
  const { pieces } = readTemplate(kind, query);
  const named = pieces.flatMap((piece) =>
    piece.kind === 'placeholder' && isVersionLabel(piece.name) ? [piece.name] : [],
  );
  const call = (arm: Arm | null): SourceCall => {
    const values = placeholderValues(scope, arm && scope.versions[arm]);
    return { arm, ...write(kind, pieces, values) };
  };
  if (named.length === 0) return { kind: 'calls', calls: [call(null)] };
  if (tellingLabels(scope, named).length === 0) return { kind: 'same_for_both', labels: [...new Set(named)] };
  return { kind: 'calls', calls: ARMS.filter((arm) => scope.versions[arm] !== null).map(call) };
}

function write(
  kind: SourceKind,
  pieces: Parameters<typeof renderPromql>[0],
  values: PlaceholderValues,
): Omit<SourceCall, 'arm'> {
  if (kind === 'prometheus') return { text: renderPromql(pieces, values), parameters: [] };
  const { text, names } = renderSql(pieces, (name, index) =>
    kind === 'postgres' ? `$${index + 1}` : `(SELECT ${name}_ FROM ${PARAMETER_TABLE})`,
  );
  return { text, parameters: names.map((name) => ({ name, value: values[name] })) };
}
