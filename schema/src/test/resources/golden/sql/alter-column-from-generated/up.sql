-- Change column locations.area: default
ALTER TABLE "locations" ALTER COLUMN "area" DROP EXPRESSION;
ALTER TABLE "locations" ALTER COLUMN "area" SET DEFAULT 5;
