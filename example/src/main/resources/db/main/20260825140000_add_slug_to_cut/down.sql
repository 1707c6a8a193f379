-- Takes away column cuts.slug with every value in it.

-- Drop column cuts.slug
ALTER TABLE "public"."cuts" DROP COLUMN "slug";
