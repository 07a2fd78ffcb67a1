-- Of a cohort that was left out of the release after the output was drawn: nobody is asked to judge it any more.
ALTER TABLE "review_sample" ADD COLUMN "is_excluded" BOOLEAN NOT NULL DEFAULT false;
