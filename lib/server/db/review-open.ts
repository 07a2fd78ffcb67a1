import type { Sql, SqlTransaction } from './sql-client';

/** Of an item i: all that it shows is still there. */
export function canBeRead(sql: Sql | SqlTransaction) {
  return sql`(CASE WHEN i.evidence_id IS NULL THEN
    (SELECT count(s.output) FROM review_item_sample x JOIN review_sample s ON s.id = x.sample_id
      WHERE x.item_id = i.id) = CASE i.kind WHEN 'pair' THEN 2 ELSE 1 END
  ELSE EXISTS (SELECT FROM evidence_case c WHERE c.evidence_id = i.evidence_id AND c.number = i.case_number) END)`;
}
