-- Fill column locations.province where it is null
UPDATE "locations" SET "province" = 'Ontario' WHERE "province" IS NULL;
