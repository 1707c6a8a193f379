-- Cannot tell which values of column locations.province were null before.

-- Change column locations.province: nullable, no default
ALTER TABLE "locations"
    ALTER COLUMN "province" DROP DEFAULT,
    ALTER COLUMN "province" DROP NOT NULL;
