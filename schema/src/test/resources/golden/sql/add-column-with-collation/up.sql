-- Add column locations.code
ALTER TABLE "locations" ADD COLUMN "code" text COLLATE "C" NOT NULL DEFAULT 'x';
