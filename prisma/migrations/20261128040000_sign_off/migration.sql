CREATE TABLE "sign_off" (
    "id" TEXT NOT NULL,
    "release_id" TEXT NOT NULL,
    "stage_index" INTEGER NOT NULL,
    "note_revision" INTEGER NOT NULL,
    "signed_by_id" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "movements" JSONB NOT NULL,
    "cost_explanation" TEXT NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sign_off_release_id_signed_at_idx" ON "sign_off"("release_id", "signed_at");
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER "sign_off_immutable" BEFORE UPDATE ON "sign_off"
  FOR EACH ROW EXECUTE FUNCTION sluice_refuse_change();
