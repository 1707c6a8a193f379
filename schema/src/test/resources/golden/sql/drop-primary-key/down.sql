-- Add primary key locations_pkey to locations
ALTER TABLE "locations" ADD CONSTRAINT "locations_pkey" PRIMARY KEY ("id");
