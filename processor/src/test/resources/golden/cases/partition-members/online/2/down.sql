-- dunlin:no-transaction

-- Move the bounds of partition shipments_north of shipments
ALTER TABLE "shipments_north" ADD CONSTRAINT "dunlin_bound"
    CHECK ("region" IS NOT NULL AND "region" IN ('no')) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "shipments_north" VALIDATE CONSTRAINT "dunlin_bound";

DO $dunlin$
BEGIN
    ALTER TABLE "shipments" DETACH PARTITION "shipments_north";
    ALTER TABLE "shipments" ATTACH PARTITION "shipments_north"
        FOR VALUES IN ('no');
END
$dunlin$;

ALTER TABLE "shipments_north" DROP CONSTRAINT "dunlin_bound";
