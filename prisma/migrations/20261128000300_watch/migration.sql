-- CreateTable
CREATE TABLE "release_watch" (
    "release_id" TEXT NOT NULL,
    "through" BIGINT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "release_watch_pkey" PRIMARY KEY ("release_id")
);

-- AddForeignKey
ALTER TABLE "release_watch" ADD CONSTRAINT "release_watch_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "rollup_starts_at_idx" ON "rollup" USING BRIN ("starts_at");
