CREATE TABLE "review_sample" (
    "id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "cohort" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "priority" DOUBLE PRECISION NOT NULL,
    "input_key" TEXT,
    "input" TEXT,
    "output" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_sample_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "review_sample_release_id_stage_index_version_id_event_id_key" ON "review_sample"("release_id", "stage_index", "version_id", "event_id");
CREATE INDEX "review_sample_release_id_stage_index_version_id_cohort_prio_idx" ON "review_sample"("release_id", "stage_index", "version_id", "cohort", "priority");
CREATE INDEX "review_sample_created_at_idx" ON "review_sample"("created_at");

CREATE TABLE "review_stratum" (
    "id" BIGSERIAL NOT NULL,
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "version_id" TEXT NOT NULL,
    "cohort" TEXT NOT NULL,
    "requests" BIGINT NOT NULL,

    CONSTRAINT "review_stratum_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "review_stratum_release_id_stage_index_idx" ON "review_stratum"("release_id", "stage_index");

CREATE TABLE "review_item" (
    "id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "place" DOUBLE PRECISION NOT NULL,
    "candidate_is_a" BOOLEAN NOT NULL DEFAULT false,
    "evidence_id" TEXT,
    "case_number" INTEGER,
    "is_extra" BOOLEAN NOT NULL DEFAULT false,
    "reviews_wanted" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "score" DOUBLE PRECISION,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "review_item_release_id_place_idx" ON "review_item"("release_id", "place");
CREATE INDEX "review_item_counted_at_decided_at_idx" ON "review_item"("counted_at", "decided_at");

CREATE TABLE "review_item_sample" (
    "item_id" TEXT NOT NULL,
    "sample_id" TEXT NOT NULL,

    CONSTRAINT "review_item_sample_pkey" PRIMARY KEY ("item_id","sample_id")
);
CREATE INDEX "review_item_sample_sample_id_idx" ON "review_item_sample"("sample_id");

CREATE TABLE "review_verdict" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reasons" TEXT[],
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_verdict_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "review_verdict_item_id_idx" ON "review_verdict"("item_id");
CREATE INDEX "review_verdict_reviewer_id_at_idx" ON "review_verdict"("reviewer_id", "at");
-- No item twice to one reviewer.
CREATE UNIQUE INDEX "review_verdict_once" ON "review_verdict"("item_id", "reviewer_id") WHERE "undone_at" IS NULL;

CREATE TABLE "review_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "settings" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_settings_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "review_sample" ADD CONSTRAINT "review_sample_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_stratum" ADD CONSTRAINT "review_stratum_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_item_sample" ADD CONSTRAINT "review_item_sample_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_item_sample" ADD CONSTRAINT "review_item_sample_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "review_sample"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_verdict" ADD CONSTRAINT "review_verdict_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
