-- Change column orders.number: collation
-- Hazard rebuild-index: The indexes over the column are built again while nobody can read or write the table.
-- Way out: Run it in a maintenance window, or drop the indexes before and build them concurrently after.
ALTER TABLE "orders" ALTER COLUMN "number" TYPE text COLLATE "POSIX";
