-- Drop composite type geo_point
DROP TYPE "geo_point";
