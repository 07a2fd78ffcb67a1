-- The lowest priority that was left out of a sample: everything below it is in the table.
ALTER TABLE "review_stratum" ADD COLUMN "cut" DOUBLE PRECISION;

-- Texts that are still to be forgotten.
CREATE INDEX "review_sample_texts" ON "review_sample"("created_at") WHERE "input" IS NOT NULL OR "output" IS NOT NULL;

-- The secret that priorities are made with: 244 random bits, made once. Settings that nobody has saved are the usual ones.
INSERT INTO "review_settings" ("id", "settings", "seed", "saved_at")
VALUES (1, '{}', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), now())
ON CONFLICT DO NOTHING;
