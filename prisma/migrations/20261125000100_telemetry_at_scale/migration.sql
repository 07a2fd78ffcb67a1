-- The raw events move into a table partitioned by day of arrival; what was accepted before moves with them (below).
ALTER TABLE "event" RENAME TO "event_before";
ALTER TABLE "event_before" RENAME CONSTRAINT "event_pkey" TO "event_before_pkey";
DROP INDEX "event_feature_id_at_idx";
DROP INDEX "event_release_id_version_id_at_idx";

CREATE TABLE "event" (
    "feature_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "is_request" BOOLEAN NOT NULL DEFAULT true,
    "version_id" TEXT,
    "unknown_label" TEXT,
    "release_id" TEXT,
    "stage_index" INTEGER,
    "comparable" BOOLEAN NOT NULL DEFAULT false,
    "targeting_key" TEXT,
    "context" JSONB NOT NULL DEFAULT '{}',
    "latency_ms" DOUBLE PRECISION,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "cost_usd" DOUBLE PRECISION,
    "parse_failed" BOOLEAN,
    "tool_calls" INTEGER,
    "tool_errors" INTEGER,
    "refused" BOOLEAN,
    "fallback" BOOLEAN,
    "error" BOOLEAN,
    "task_success" BOOLEAN,
    "quality" DOUBLE PRECISION,
    "fingerprints" JSONB,
    "response_id" TEXT,
    "input" TEXT,
    "output" TEXT,

    CONSTRAINT "event_pkey" PRIMARY KEY ("feature_id","id","received_at"),
    CONSTRAINT "event_quality_range" CHECK ("quality" BETWEEN 0 AND 1)
) PARTITION BY RANGE ("received_at");

-- Evidence is an uploaded comparison now. Statements of counts made before stay readable, as what they were.
ALTER TABLE "offline_evidence"
ADD COLUMN     "absences" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "cases_read" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "file_bytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "file_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "file_sha256" TEXT,
ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'statement',
ADD COLUMN     "mapping" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "ready_at" TIMESTAMPTZ(3),
ADD COLUMN     "summary" JSONB,
ALTER COLUMN "source" SET DEFAULT '';
UPDATE "offline_evidence" SET "ready_at" = "created_at", "summary" = jsonb_build_object(
  'cases', "cases", 'baselinePassed', "baseline_passed", 'candidatePassed', "candidate_passed", 'errored', "errored");
ALTER TABLE "offline_evidence"
ALTER COLUMN "file_bytes" DROP DEFAULT,
ALTER COLUMN "file_name" DROP DEFAULT,
ALTER COLUMN "format" DROP DEFAULT,
ALTER COLUMN "mapping" DROP DEFAULT,
DROP COLUMN "baseline_passed",
DROP COLUMN "candidate_passed",
DROP COLUMN "cases",
DROP COLUMN "errored";

-- AlterTable
ALTER TABLE "outcome" ADD COLUMN     "by_response" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "reference" JSONB;

-- CreateTable
CREATE TABLE "evidence_case" (
    "evidence_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cohort" TEXT NOT NULL DEFAULT '',
    "subset" TEXT NOT NULL DEFAULT '',
    "change" TEXT NOT NULL,
    "quality_gain" DOUBLE PRECISION,
    "input" TEXT,
    "expected" TEXT,
    "baseline" JSONB NOT NULL,
    "candidate" JSONB NOT NULL,

    CONSTRAINT "evidence_case_pkey" PRIMARY KEY ("evidence_id","number")
);

-- CreateTable
CREATE TABLE "event_key" (
    "key" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rollup_part" (
    "id" BIGSERIAL NOT NULL,
    "block" BIGINT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "comparable" BOOLEAN NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "sums" DOUBLE PRECISION[],
    "latency_indexes" INTEGER[],
    "latency_counts" DOUBLE PRECISION[],
    "last_at" TIMESTAMPTZ(3),

    CONSTRAINT "rollup_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup" (
    "span_seconds" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "feature_id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "comparable" BOOLEAN NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "sums" DOUBLE PRECISION[],
    "latency_indexes" INTEGER[],
    "latency_counts" DOUBLE PRECISION[],
    "last_at" TIMESTAMPTZ(3),

    CONSTRAINT "rollup_pkey" PRIMARY KEY ("span_seconds","feature_id","dimension","starts_at","release_id","stage_index","version_id","comparable","value")
) PARTITION BY LIST ("span_seconds");
CREATE TABLE "rollup_5" PARTITION OF "rollup" FOR VALUES IN (5) PARTITION BY RANGE ("starts_at");
CREATE TABLE "rollup_60" PARTITION OF "rollup" FOR VALUES IN (60) PARTITION BY RANGE ("starts_at");
CREATE TABLE "rollup_1800" PARTITION OF "rollup" FOR VALUES IN (1800);

-- CreateTable
CREATE TABLE "rollup_state" (
    "span_seconds" INTEGER NOT NULL,
    "settled_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollup_state_pkey" PRIMARY KEY ("span_seconds")
);

-- CreateTable
CREATE TABLE "slice_value" (
    "feature_id" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slice_value_pkey" PRIMARY KEY ("feature_id","dimension","value")
);

-- CreateTable
CREATE TABLE "fingerprint_sighting" (
    "version_id" TEXT NOT NULL,
    "axis" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "requests" BIGINT NOT NULL,
    "reported_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "fingerprint_sighting_pkey" PRIMARY KEY ("version_id","axis","fingerprint")
);

-- CreateTable
CREATE TABLE "model_price" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "input_usd" DOUBLE PRECISION NOT NULL,
    "cached_input_usd" DOUBLE PRECISION,
    "output_usd" DOUBLE PRECISION NOT NULL,
    "updated_by_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_source" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "sealed_secret" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "metric_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitoring_answer" (
    "release_id" TEXT NOT NULL,
    "query_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,

    CONSTRAINT "monitoring_answer_pkey" PRIMARY KEY ("release_id")
);

-- CreateIndex
CREATE INDEX "evidence_case_evidence_id_change_number_idx" ON "evidence_case"("evidence_id", "change", "number");

-- CreateIndex
CREATE INDEX "event_key_received_at_idx" ON "event_key" USING BRIN ("received_at");

-- CreateIndex
CREATE INDEX "rollup_part_block_idx" ON "rollup_part"("block");

-- CreateIndex
CREATE INDEX "rollup_part_feature_id_block_idx" ON "rollup_part"("feature_id", "block");

-- CreateIndex
CREATE UNIQUE INDEX "model_price_model_key" ON "model_price"("model");

-- CreateIndex
CREATE UNIQUE INDEX "metric_source_name_key" ON "metric_source"("name");

-- CreateIndex
CREATE INDEX "event_feature_id_received_at_idx" ON "event"("feature_id", "received_at");

-- CreateIndex
CREATE INDEX "outcome_received_at_idx" ON "outcome"("received_at");

-- AddForeignKey
ALTER TABLE "evidence_case" ADD CONSTRAINT "evidence_case_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "offline_evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fingerprint_sighting" ADD CONSTRAINT "fingerprint_sighting_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monitoring_answer" ADD CONSTRAINT "monitoring_answer_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only outcomes that wait for their event are looked for.
DROP INDEX "outcome_feature_id_event_id_idx";
CREATE INDEX "outcome_waiting_idx" ON "outcome" ("feature_id", "event_id") WHERE NOT "applied";

-- An outcome may name its event by the provider's answer id; only events that carry one are in here.
CREATE INDEX "event_response_idx" ON "event" ("feature_id", "response_id") WHERE "response_id" IS NOT NULL;

-- Makes sure that a table partitioned by day (UTC) has the partition of this instant.
CREATE FUNCTION sluice_ensure_partition(parent TEXT, instant TIMESTAMPTZ) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  day DATE := (instant AT TIME ZONE 'UTC')::date;
  name TEXT := parent || '_' || to_char(day, 'YYYYMMDD');
BEGIN
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN RETURN; END IF;
  -- Two processes at midnight: the second waits, then finds it there.
  PERFORM pg_advisory_xact_lock(hashtext('sluice_partition'), hashtext(parent));
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
    name, parent, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
END $$;

-- Drops the partitions that lie wholly before this instant; answers how many.
CREATE FUNCTION sluice_drop_partitions(parent TEXT, before TIMESTAMPTZ) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
  name TEXT;
  dropped INTEGER := 0;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = to_regclass(quote_ident(parent)) AND c.relname ~ ('^' || parent || '_[0-9]{8}$')
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < (before AT TIME ZONE 'UTC')::date
  LOOP
    EXECUTE format('DROP TABLE %I', name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;

-- The block (5 s since 1970) that this transaction may add to, and the instant to store its rows under. The shared
-- lock on the block, held to the end of the transaction, keeps it from being closed before; a block that was closed
-- between reading the clock and getting the lock is left for the next.
CREATE FUNCTION sluice_open_block(OUT block BIGINT, OUT instant TIMESTAMPTZ) LANGUAGE plpgsql AS $$
DECLARE
  settled TIMESTAMPTZ;
BEGIN
  SELECT settled_until INTO settled FROM rollup_state WHERE span_seconds = 5;
  LOOP
    -- A clock that was set back does not reopen what is closed.
    instant := greatest(date_trunc('milliseconds', clock_timestamp()), settled);
    block := floor(extract(epoch FROM instant) / 5)::bigint;
    PERFORM pg_advisory_xact_lock_shared(727369011, (block % 2147483647)::int);
    SELECT settled_until INTO settled FROM rollup_state WHERE span_seconds = 5;
    EXIT WHEN to_timestamp(block * 5) >= settled;
  END LOOP;
END $$;

-- Everything that a commit of ingest asks before it writes, in one call. An event and its outcome, in two commits at
-- once, would each miss the other: so a commit with outcomes has its features for itself, while commits with events
-- alone run side by side. `awaited` names the features of which an outcome still waits for its event.
CREATE FUNCTION sluice_begin_ingest(shared TEXT[], alone TEXT[], OUT block BIGINT, OUT instant TIMESTAMPTZ, OUT awaited TEXT[])
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM CASE WHEN is_alone THEN pg_advisory_xact_lock(20764, number) ELSE pg_advisory_xact_lock_shared(20764, number) END
  FROM (
    SELECT hashtext(id) AS number, bool_or(is_alone) AS is_alone
    FROM (SELECT unnest(shared) AS id, false AS is_alone UNION ALL SELECT unnest(alone), true) AS features
    GROUP BY 1 ORDER BY 1
  ) AS locks;
  SELECT o.block, o.instant INTO block, instant FROM sluice_open_block() AS o;
  PERFORM sluice_ensure_partition('event', instant);
  SELECT coalesce(array_agg(DISTINCT id), '{}') INTO awaited
  FROM unnest(shared || alone) AS f(id)
  WHERE EXISTS (SELECT FROM outcome WHERE NOT applied AND feature_id = f.id);
END $$;

-- What was accepted before: the days it arrived on, the rows, their ids, and their blocks.
DO $$
DECLARE
  day TIMESTAMPTZ;
BEGIN
  FOR day IN SELECT DISTINCT date_trunc('day', received_at, 'UTC') FROM event_before LOOP
    PERFORM sluice_ensure_partition('event', day);
    PERFORM sluice_ensure_partition('rollup_5', day);
  END LOOP;
END $$;

INSERT INTO "event" ("feature_id", "id", "received_at", "at", "version_id", "unknown_label", "release_id",
  "stage_index", "comparable", "targeting_key", "context", "latency_ms", "input_tokens", "output_tokens", "cost_usd",
  "parse_failed", "tool_calls", "tool_errors", "refused", "fallback", "error", "task_success", "quality",
  "fingerprints", "input", "output")
SELECT "feature_id", "id", "received_at", "at", "version_id", "unknown_label", "release_id",
  "stage_index", "comparable", "targeting_key", "context", least("latency_ms", 1e12), "input_tokens", "output_tokens",
  least("cost_usd", 1e12),
  "parse_failed", "tool_calls", "tool_errors", "refused", "fallback", "error", "task_success", "quality",
  "fingerprints", "input", "output"
FROM "event_before";
DROP TABLE "event_before";

INSERT INTO "event_key" ("key", "received_at")
SELECT encode(substring(sha256(convert_to("feature_id", 'UTF8') || '\x00'::bytea || convert_to("id", 'UTF8')) FOR 16), 'hex')::uuid,
  "received_at"
FROM "event";

-- What would be no slice now is none here either: at most 20 attributes a feature and 50 values each, by traffic.
INSERT INTO "slice_value" ("feature_id", "dimension", "value", "changed_at")
SELECT feature_id, key, value, now() FROM (
  SELECT feature_id, key, value, dense_rank() OVER (PARTITION BY feature_id ORDER BY carried DESC, key) AS attribute,
    row_number() OVER (PARTITION BY feature_id, key ORDER BY n DESC, value) AS place
  FROM (
    SELECT feature_id, a.key, a.value #>> '{}' AS value, count(*) AS n, sum(count(*)) OVER (PARTITION BY feature_id, a.key) AS carried
    FROM event, jsonb_each(context) AS a
    WHERE version_id IS NOT NULL AND jsonb_typeof(a.value) IN ('string', 'number', 'boolean')
      AND length(a.key) BETWEEN 1 AND 200 AND length(a.value #>> '{}') BETWEEN 1 AND 200
    GROUP BY 1, 2, 3
  ) AS counted
) AS ranked WHERE attribute <= 20 AND place <= 50;

WITH one AS (
  SELECT to_timestamp(floor(extract(epoch FROM received_at) / 5) * 5) AS starts_at, '' AS dimension, '' AS value, event.*
  FROM event
  UNION ALL
  SELECT to_timestamp(floor(extract(epoch FROM received_at) / 5) * 5), a.key, coalesce(s.value, ''), event.*
  FROM event, jsonb_each(context) AS a
  LEFT JOIN LATERAL (SELECT value FROM slice_value v
    WHERE v.feature_id = event.feature_id AND v.dimension = a.key AND v.value = a.value #>> '{}') AS s ON true
  WHERE version_id IS NOT NULL AND jsonb_typeof(a.value) IN ('string', 'number', 'boolean')
    AND a.key IN (SELECT dimension FROM slice_value v WHERE v.feature_id = event.feature_id)
), summed AS (
  SELECT starts_at, feature_id, coalesce(release_id, '') AS release_id, coalesce(stage_index, -1) AS stage_index,
    coalesce(version_id, '') AS version_id, comparable, dimension, one.value, max(at) AS last_at,
    -- In the order of ROLLUP_FIELDS. No cost was clipped, since nothing said where to.
    ARRAY[count(*),
      count(quality), coalesce(sum(quality), 0), coalesce(sum(quality * quality), 0),
      count(task_success), count(*) FILTER (WHERE task_success),
      count(latency_ms), coalesce(sum(latency_ms), 0), coalesce(sum(latency_ms * latency_ms), 0),
      count(cost_usd), coalesce(sum(cost_usd), 0), coalesce(sum(cost_usd * cost_usd), 0), 0, 0, 0, 0,
      count(input_tokens), coalesce(sum(input_tokens), 0), coalesce(sum(input_tokens::float8 * input_tokens), 0),
      count(output_tokens), coalesce(sum(output_tokens), 0), coalesce(sum(output_tokens::float8 * output_tokens), 0),
      count(parse_failed), count(*) FILTER (WHERE parse_failed),
      coalesce(sum(tool_calls) FILTER (WHERE tool_errors IS NOT NULL), 0), coalesce(sum(tool_errors) FILTER (WHERE tool_calls IS NOT NULL), 0),
      count(refused), count(*) FILTER (WHERE refused),
      count(fallback), count(*) FILTER (WHERE fallback),
      count(error), count(*) FILTER (WHERE error)]::float8[] AS sums
  FROM one GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
), bucketed AS (
  SELECT starts_at, feature_id, coalesce(release_id, '') AS release_id, coalesce(stage_index, -1) AS stage_index,
    coalesce(version_id, '') AS version_id, comparable, dimension, one.value,
    CASE WHEN latency_ms > 0 THEN ceil(ln(latency_ms) / ln(1.01::float8 / 0.99))::int ELSE -100000 END AS bucket,
    count(*)::float8 AS n
  FROM one WHERE latency_ms IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
), histograms AS (
  SELECT starts_at, feature_id, release_id, stage_index, version_id, comparable, dimension, value,
    array_agg(bucket ORDER BY bucket) AS indexes, array_agg(n ORDER BY bucket) AS counts
  FROM bucketed GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
INSERT INTO "rollup" ("span_seconds", "starts_at", "feature_id", "release_id", "stage_index", "version_id",
  "comparable", "dimension", "value", "sums", "latency_indexes", "latency_counts", "last_at")
SELECT 5, s.starts_at, s.feature_id, s.release_id, s.stage_index, s.version_id, s.comparable, s.dimension, s.value,
  s.sums, coalesce(h.indexes, '{}'), coalesce(h.counts, '{}'), s.last_at
FROM summed s LEFT JOIN histograms h USING (starts_at, feature_id, release_id, stage_index, version_id, comparable, dimension, value);

INSERT INTO "rollup_state" ("span_seconds", "settled_until")
SELECT 5, to_timestamp(floor(extract(epoch FROM clock_timestamp()) / 5 + 1) * 5)
UNION ALL
SELECT span, date_bin('30 minutes', coalesce((SELECT min(received_at) FROM event), clock_timestamp()), '2000-01-01 00:00:00+00')
FROM unnest(ARRAY[60, 1800]) AS span;
