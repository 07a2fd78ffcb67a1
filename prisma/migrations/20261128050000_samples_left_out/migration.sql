-- Of a cohort that was left out of the release: nobody is asked to judge such an output. A sample is held once against
-- every exclusion of its release, those that were there before included.
ALTER TABLE "review_sample"
  ADD COLUMN "is_excluded" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "exclusions_seen" INTEGER NOT NULL DEFAULT 0;
