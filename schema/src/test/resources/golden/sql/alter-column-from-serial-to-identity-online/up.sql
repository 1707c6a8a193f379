-- dunlin:no-transaction

-- Change column shifts.number: default
-- The sequence goes on where that of the default stands.
DO $dunlin$
DECLARE
    next_value bigint;
BEGIN
    ALTER TABLE "shifts" ALTER COLUMN "number" DROP DEFAULT;
    next_value := (SELECT greatest(last_value + is_called::integer * 1, 1) FROM "shifts_number_seq");
    DROP SEQUENCE "shifts_number_seq";
    ALTER TABLE "shifts" ALTER COLUMN "number" ADD GENERATED ALWAYS AS IDENTITY;
    PERFORM setval('"shifts_number_seq"', next_value, false);
END
$dunlin$;
