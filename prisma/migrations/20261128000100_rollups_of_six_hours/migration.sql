-- A day of half hours is 48 rows of each key; of six hours, 4: what the release page reads of a day no longer grows
-- with how full its histograms are.
CREATE TABLE "rollup_21600" PARTITION OF "rollup" FOR VALUES IN (21600);

INSERT INTO "rollup_state" ("span_seconds", "settled_until")
-- Where closed blocks live elsewhere there is no row here to begin at: then from the first feature on.
SELECT 21600, date_bin('6 hours', least(
  coalesce((SELECT min(starts_at) FROM rollup WHERE span_seconds = 1800), (SELECT min(created_at) FROM feature)),
  settled_until), '2000-01-01 00:00:00+00')
FROM "rollup_state" WHERE "span_seconds" = 1800;
