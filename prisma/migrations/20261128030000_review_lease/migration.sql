CREATE TABLE "review_lease" (
    "item_id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_lease_pkey" PRIMARY KEY ("item_id","reviewer_id")
);

ALTER TABLE "review_lease" ADD CONSTRAINT "review_lease_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
