CREATE TABLE "notification_target" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sealed_secret" TEXT,
    "sealed_previous" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "events" TEXT[],
    "feature_ids" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "notification_target_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notification_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "feature_id" TEXT,
    "release_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "notification_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notification_delivery" (
    "seq" BIGSERIAL NOT NULL,
    "target_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_duration_ms" INTEGER,
    "last_status" INTEGER,
    "last_said" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "notification_delivery_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "notification_latch" (
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_latch_pkey" PRIMARY KEY ("release_id","stage_index","cause")
);
CREATE INDEX "notification_event_at_idx" ON "notification_event"("at");
CREATE INDEX "notification_delivery_target_id_seq_idx" ON "notification_delivery"("target_id", "seq");
CREATE INDEX "notification_delivery_event_id_idx" ON "notification_delivery"("event_id");

ALTER TABLE "notification_delivery" ADD CONSTRAINT "notification_delivery_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "notification_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification_delivery" ADD CONSTRAINT "notification_delivery_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "notification_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification_latch" ADD CONSTRAINT "notification_latch_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The first that waits, of each release at each target; most rows are past that.
CREATE INDEX "notification_delivery_waiting" ON "notification_delivery" ("target_id", "release_id", "seq")
  WHERE "state" = 'waiting';
