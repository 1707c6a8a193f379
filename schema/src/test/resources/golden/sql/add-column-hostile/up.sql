-- Add column locations.a"; DROP TABLE locations; --\n-- dunlin:no-transaction
ALTER TABLE "locations" ADD COLUMN "a""; DROP TABLE locations; --
-- dunlin:no-transaction" text DEFAULT E'it''s \\ $dunlin$\n-- dunlin:lock-timeout 0';

COMMENT ON COLUMN "locations"."a""; DROP TABLE locations; --
-- dunlin:no-transaction" IS E''';\r\n-- dunlin:x';
