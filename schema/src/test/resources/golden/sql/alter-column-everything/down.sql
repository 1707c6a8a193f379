-- Cannot bring back what the conversion changed in the values of column locations.province.
-- Cannot tell which values of column locations.province were null before.

-- Change column locations.province: type varchar(2) to text, collation, nullable, no default, comment
ALTER TABLE "locations"
    ALTER COLUMN "province" DROP DEFAULT,
    ALTER COLUMN "province" TYPE text,
    ALTER COLUMN "province" DROP NOT NULL;

COMMENT ON COLUMN "locations"."province" IS NULL;
