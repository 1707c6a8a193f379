-- Add column orders.note
-- Hazard required-column: The statement fails if the table has a row, since the row would have no value for the column.
-- Way out: Make the component nullable, give it @Column(defaultValue = …) or defaultSql, or say with @Column(backfill = …) what existing rows get.
ALTER TABLE "orders" ADD COLUMN "note" text NOT NULL;
