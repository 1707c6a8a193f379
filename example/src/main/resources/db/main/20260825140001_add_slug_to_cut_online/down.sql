-- dunlin:no-transaction

-- Cannot tell which values of column cuts.slug were null before.

-- Drop unique constraint cuts_slug_key of cuts
ALTER TABLE "public"."cuts" DROP CONSTRAINT "cuts_slug_key";

-- Change column cuts.slug: nullable
ALTER TABLE "public"."cuts" ALTER COLUMN "slug" DROP NOT NULL;
