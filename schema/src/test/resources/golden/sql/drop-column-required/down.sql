-- Cannot bring back the values of column locations.address.

-- Column locations.address is required and its values are gone: table locations must have no rows
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "locations"
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Column locations.address cannot come back: it is required, its values are gone, and the table has rows',
            HINT = 'Edit the script so that rows get a value, or delete the rows.';
    END IF;
END
$dunlin$;

-- Add column locations.address
ALTER TABLE "locations" ADD COLUMN "address" text NOT NULL;

-- Add index locations_address_idx to locations
CREATE INDEX "locations_address_idx" ON "locations" ("address");
