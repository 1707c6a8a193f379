-- Column users.fax becomes required again: it must have no nulls
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "users" WHERE "fax" IS NULL
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Column users.fax cannot become required again: it has nulls',
            HINT = 'Give these rows a value.';
    END IF;
END
$dunlin$;

-- Take back: Expand column users.fax: nobody has to fill it any more
ALTER TABLE "users" ALTER COLUMN "fax" SET NOT NULL;
