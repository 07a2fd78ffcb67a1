import { sqlClient } from '../db/sql-client';

/** What requests said of their version that names none; null text: they said nothing. */
export interface UnknownLabel {
  text: string | null;
  requests: number;
}

const DAY_MS = 86_400_000;
/** The newest requests that are looked through: the rare text of a busy day is not worth reading all of it. */
const MOST_LOOKED_AT = 200_000;
const MOST_SHOWN = 8;

/** The most frequent of them in the last 24 h, most requests first. */
export async function readUnknownLabels(featureId: string, now: Date): Promise<UnknownLabel[]> {
  const from = new Date(now.getTime() - DAY_MS);
  const rows = await sqlClient()<{ text: string | null; requests: number }[]>`
    SELECT unknown_label AS text, count(*)::float8 AS requests
    FROM (
      SELECT version_id, is_request, unknown_label FROM event
      WHERE feature_id = ${featureId} AND received_at >= ${from}
      ORDER BY received_at DESC LIMIT ${MOST_LOOKED_AT}
    ) AS newest
    WHERE version_id IS NULL AND is_request
    GROUP BY unknown_label ORDER BY 2 DESC, 1 LIMIT ${MOST_SHOWN}`;
  return rows.map(({ text, requests }) => ({ text, requests }));
}
