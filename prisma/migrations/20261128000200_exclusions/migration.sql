-- Releases from before exclude nobody.
ALTER TABLE "release" ADD COLUMN "exclusions" JSONB NOT NULL DEFAULT '[]';
