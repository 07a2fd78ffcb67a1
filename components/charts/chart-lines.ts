import type { ChartRow } from '@/lib/core/charts/chart-model';

/** A row as the drawing wants it: each line in two parts, the settled one and the pale one that leads to now. */
export interface DrawnRow {
  xMs: number;
  row: ChartRow;
  settled: (number | null)[];
  pale: (number | null)[];
  bands: ([low: number, high: number] | null)[];
}

export function drawnRows(rows: readonly ChartRow[]): DrawnRow[] {
  return rows.map((row, i) => {
    const values = row.cells.map((cell) => cell?.value ?? null);
    const leadsToUnsettled = rows[i + 1]?.unsettled === true;
    const nothing = values.map(() => null);
    return {
      xMs: row.xMs,
      row,
      settled: row.unsettled ? nothing : values,
      pale: row.unsettled || leadsToUnsettled ? values : nothing,
      bands: row.cells.map((cell) => cell?.band ?? null),
    };
  });
}

/** A value between two gaps has no line to be seen by: it is drawn as a dot. */
export function standsAlone(rows: readonly ChartRow[], rowIndex: number, series: number): boolean {
  const at = (i: number) => rows[i]?.cells[series]?.value ?? null;
  return at(rowIndex) !== null && at(rowIndex - 1) === null && at(rowIndex + 1) === null;
}
