-- Build enum type building_type anew without COMMERCIAL
ALTER TYPE "building_type" RENAME TO "building_type_old";
CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT');
ALTER TABLE "flats" DROP CONSTRAINT "flats_kind_fkey";
DROP INDEX "houses_note_idx";

ALTER TABLE "houses"
    DROP CONSTRAINT "houses_is_big_key",
    DROP CONSTRAINT "houses_kind_check",
    DROP COLUMN "is_big";

ALTER TABLE "flats" ALTER COLUMN "kind" TYPE "building_type" USING "kind"::text::"building_type";

ALTER TABLE "houses"
    ALTER COLUMN "kind" DROP DEFAULT,
    ALTER COLUMN "kind" TYPE "building_type" USING "kind"::text::"building_type",
    ALTER COLUMN "kinds" DROP DEFAULT,
    ALTER COLUMN "kinds" TYPE "building_type"[] USING "kinds"::text[]::"building_type"[],
    ALTER COLUMN "kinds" SET DEFAULT '{MULTI_UNIT,NULL}',
    ALTER COLUMN "note" DROP DEFAULT,
    ALTER COLUMN "note" SET DEFAULT ('MULTI_UNIT'::building_type::text);

ALTER TABLE "houses"
    ADD COLUMN "is_big" boolean GENERATED ALWAYS AS (kind <> 'SINGLE_FAMILY') STORED,
    ADD CONSTRAINT "houses_is_big_key" UNIQUE ("is_big"),
    ADD CONSTRAINT "houses_kind_check" CHECK (kind <> ALL (kinds));

COMMENT ON COLUMN "houses"."is_big" IS 'Whether more than one family lives there';
CREATE INDEX "houses_note_idx" ON "houses" ("note") WHERE kind = 'MULTI_UNIT';
ALTER TABLE "flats" ADD CONSTRAINT "flats_kind_fkey" FOREIGN KEY ("kind") REFERENCES "houses" ("kind") NOT VALID;
ANALYZE "flats" ("kind");
ANALYZE "houses" ("kind", "kinds", "is_big");
DROP TYPE "building_type_old";
COMMENT ON TYPE "building_type" IS 'It''s a kind';

-- Change column houses.kind: default
ALTER TABLE "houses" ALTER COLUMN "kind" SET DEFAULT 'SINGLE_FAMILY';
