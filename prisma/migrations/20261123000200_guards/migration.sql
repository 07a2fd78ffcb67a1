-- What the schema language cannot say: the laws that must hold whoever writes.

-- At most one active release per feature.
CREATE UNIQUE INDEX "release_one_active_per_feature" ON "release" ("feature_id")
  WHERE "status" IN ('draft', 'offline_check', 'live', 'held', 'rolling_back', 'recovery_unconfirmed');

-- The version to go back to is never lost: a started release has both versions, a note in force and an owner.
ALTER TABLE "release" ADD CONSTRAINT "release_started_is_whole" CHECK (
  "status" IN ('draft', 'abandoned')
  OR ("baseline_version_id" IS NOT NULL AND "candidate_version_id" IS NOT NULL
      AND "note_revision" IS NOT NULL AND "owner_id" IS NOT NULL AND "stage_index" IS NOT NULL)
);
ALTER TABLE "release" ADD CONSTRAINT "release_two_versions" CHECK ("baseline_version_id" <> "candidate_version_id");

ALTER TABLE "event" ADD CONSTRAINT "event_quality_range" CHECK ("quality" BETWEEN 0 AND 1);
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_quality_range" CHECK ("quality" BETWEEN 0 AND 1);

CREATE FUNCTION sluice_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION sluice_refuse_change();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION sluice_refuse_change();
CREATE TRIGGER "version_immutable" BEFORE UPDATE ON "version"
  FOR EACH ROW EXECUTE FUNCTION sluice_refuse_change();
CREATE TRIGGER "note_revision_immutable" BEFORE UPDATE ON "note_revision"
  FOR EACH ROW EXECUTE FUNCTION sluice_refuse_change();

INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));
