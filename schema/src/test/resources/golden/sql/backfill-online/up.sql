-- dunlin:no-transaction

-- Fill column locations.province where it is null
-- dunlin:repeatable
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DO $dunlin$
DECLARE
    dunlin_block bigint := 0;
BEGIN
    WHILE dunlin_block * current_setting('block_size')::bigint < pg_relation_size('"locations"') LOOP
        UPDATE "locations" SET "province" = DEFAULT
        WHERE ctid >= format('(%s,0)', dunlin_block)::tid
            AND ctid < format('(%s,0)', dunlin_block + 500)::tid
            AND "province" IS NULL;
        COMMIT;
        dunlin_block := dunlin_block + 500;
    END LOOP;
    UPDATE "locations" SET "province" = DEFAULT WHERE "province" IS NULL;
END
$dunlin$;
