-- dunlin:no-transaction

-- Fill the new column of users.display_name and build what stands on it
-- Fill column users.display_name where it is null
-- dunlin:repeatable
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DO $dunlin$
DECLARE
    dunlin_block bigint := 0;
BEGIN
    WHILE dunlin_block * current_setting('block_size')::bigint < pg_relation_size('"users"') LOOP
        UPDATE "users" SET "display_name" = "name"
        WHERE ctid >= format('(%s,0)', dunlin_block)::tid
            AND ctid < format('(%s,0)', dunlin_block + 500)::tid
            AND "display_name" IS NULL AND "name" IS NOT NULL;
        COMMIT;
        dunlin_block := dunlin_block + 500;
    END LOOP;
    UPDATE "users" SET "display_name" = "name" WHERE "display_name" IS NULL AND "name" IS NOT NULL;
END
$dunlin$;

-- Add check dunlin_required_display_name to users
ALTER TABLE "users" ADD CONSTRAINT "dunlin_required_display_name" CHECK ("display_name" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_display_name of users
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "users" VALIDATE CONSTRAINT "dunlin_required_display_name";

-- Change column users.display_name: required
ALTER TABLE "users" ALTER COLUMN "display_name" SET NOT NULL;

-- Drop check dunlin_required_display_name of users
ALTER TABLE "users" DROP CONSTRAINT "dunlin_required_display_name";

-- Add index users_display_name_key to users
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "users_display_name_key" ON "users" ("display_name");

-- Make index users_display_name_key of users its unique constraint
ALTER TABLE "users" ADD CONSTRAINT "users_display_name_key" UNIQUE USING INDEX "users_display_name_key";
