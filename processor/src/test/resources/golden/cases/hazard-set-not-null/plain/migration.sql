-- Change column orders.note: required
-- Hazard set-not-null: The migration fails if a row has null in the column.
-- Way out: Say with @Column(backfill = …) what those rows get, or make sure that there are none.
-- Hazard scan-table: All rows of orders are read while others wait for the table.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it.
ALTER TABLE "orders" ALTER COLUMN "note" SET NOT NULL;
