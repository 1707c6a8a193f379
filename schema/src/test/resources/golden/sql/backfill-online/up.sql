-- dunlin:no-transaction

-- Fill column locations.province where it is null
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
UPDATE "locations" SET "province" = DEFAULT WHERE "province" IS NULL;
