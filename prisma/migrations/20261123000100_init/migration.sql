-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'member', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "ReleaseStatus" AS ENUM ('draft', 'offline_check', 'live', 'held', 'rolling_back', 'recovery_unconfirmed', 'closed', 'completed', 'abandoned');

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "feature_id" TEXT,
    "release_id" TEXT,
    "body" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feature" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "salt" TEXT NOT NULL,
    "bucket_by" TEXT NOT NULL DEFAULT 'targetingKey',
    "unit_name" TEXT NOT NULL DEFAULT 'user',
    "live_version_id" TEXT,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version" (
    "id" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "model_version" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "retrieval_version" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "config" JSONB,
    "config_fingerprint" TEXT,
    "fingerprints" JSONB NOT NULL DEFAULT '{}',
    "notes" TEXT NOT NULL DEFAULT '',
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "is_sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "release" (
    "id" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "ReleaseStatus" NOT NULL DEFAULT 'draft',
    "stage_index" INTEGER,
    "owner_id" TEXT,
    "baseline_version_id" TEXT,
    "candidate_version_id" TEXT,
    "note_draft" JSONB NOT NULL,
    "note_draft_saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note_draft_seq" INTEGER NOT NULL DEFAULT 0,
    "note_revision" INTEGER,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "fired_trigger" JSONB,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "stage_entered_at" TIMESTAMPTZ(3),
    "rolled_back_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "is_sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_revision" (
    "release_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_revision_pkey" PRIMARY KEY ("release_id","number")
);

-- CreateTable
CREATE TABLE "offline_evidence" (
    "id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "candidate_version_id" TEXT NOT NULL,
    "baseline_version_id" TEXT NOT NULL,
    "cases" INTEGER NOT NULL,
    "baseline_passed" INTEGER NOT NULL,
    "candidate_passed" INTEGER NOT NULL,
    "errored" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offline_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "feature_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
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
    "input" TEXT,
    "output" TEXT,

    CONSTRAINT "event_pkey" PRIMARY KEY ("feature_id","id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "feature_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied" BOOLEAN NOT NULL,
    "parse_failed" BOOLEAN,
    "refused" BOOLEAN,
    "fallback" BOOLEAN,
    "error" BOOLEAN,
    "task_success" BOOLEAN,
    "quality" DOUBLE PRECISION,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("feature_id","id")
);

-- CreateIndex
CREATE INDEX "audit_entry_release_id_seq_idx" ON "audit_entry"("release_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_feature_id_seq_idx" ON "audit_entry"("feature_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "feature_key_key" ON "feature"("key");

-- CreateIndex
CREATE UNIQUE INDEX "feature_live_version_id_key" ON "feature"("live_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "version_feature_id_number_key" ON "version"("feature_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "version_feature_id_model_version_prompt_version_retrieval_v_key" ON "version"("feature_id", "model_version", "prompt_version", "retrieval_version", "policy_version");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- CreateIndex
CREATE INDEX "release_feature_id_created_at_idx" ON "release"("feature_id", "created_at");

-- CreateIndex
CREATE INDEX "release_status_idx" ON "release"("status");

-- CreateIndex
CREATE INDEX "offline_evidence_release_id_created_at_idx" ON "offline_evidence"("release_id", "created_at");

-- CreateIndex
CREATE INDEX "event_feature_id_at_idx" ON "event"("feature_id", "at");

-- CreateIndex
CREATE INDEX "event_release_id_version_id_at_idx" ON "event"("release_id", "version_id", "at");

-- CreateIndex
CREATE INDEX "outcome_feature_id_event_id_idx" ON "outcome"("feature_id", "event_id");

-- AddForeignKey
ALTER TABLE "feature" ADD CONSTRAINT "feature_live_version_id_fkey" FOREIGN KEY ("live_version_id") REFERENCES "version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_feature_id_fkey" FOREIGN KEY ("feature_id") REFERENCES "feature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_feature_id_fkey" FOREIGN KEY ("feature_id") REFERENCES "feature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_baseline_version_id_fkey" FOREIGN KEY ("baseline_version_id") REFERENCES "version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_candidate_version_id_fkey" FOREIGN KEY ("candidate_version_id") REFERENCES "version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_revision" ADD CONSTRAINT "note_revision_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offline_evidence" ADD CONSTRAINT "offline_evidence_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;
