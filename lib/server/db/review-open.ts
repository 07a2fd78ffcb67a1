/** Of an item i: all that it shows is still there, and of no cohort that was left out. */
export const CAN_BE_READ = `(CASE WHEN i.evidence_id IS NULL THEN
  (SELECT count(s.output) FILTER (WHERE NOT s.is_excluded) FROM review_item_sample x JOIN review_sample s ON s.id = x.sample_id
    WHERE x.item_id = i.id) = CASE i.kind WHEN 'pair' THEN 2 ELSE 1 END
ELSE EXISTS (SELECT FROM evidence_case c WHERE c.evidence_id = i.evidence_id AND c.number = i.case_number) END)`;

/** Of a release r: its outputs are judged. */
export const IS_JUDGED = `r.status IN ('offline_check', 'live', 'held')`;

/** Of an item i of a release r: it needs reviews, can still be read, and is of the present stage or was begun. */
export const IS_OPEN = `(i.decided_at IS NULL AND ${IS_JUDGED} AND ${CAN_BE_READ}
  AND (i.stage_index = r.stage_index
    OR EXISTS (SELECT FROM review_verdict v WHERE v.item_id = i.id AND v.undone_at IS NULL)))`;
