-- Column locations.units becomes required again: it must have no nulls
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "locations" WHERE "units" IS NULL
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Column locations.units cannot become required again: it has nulls',
            HINT = 'Give these rows a value.';
    END IF;
END
$dunlin$;

-- Change column locations.units: required
ALTER TABLE "locations" ALTER COLUMN "units" SET NOT NULL;
