-- Drop composite type geo.address
DROP TYPE "geo"."address";
