-- Cannot bring back the values of column locations.province.

-- Change column locations.province: no default
ALTER TABLE "locations" ALTER COLUMN "province" DROP EXPRESSION;
