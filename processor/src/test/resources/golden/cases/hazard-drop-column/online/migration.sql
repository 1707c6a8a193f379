-- Drop index orders_customer_idx of orders
DROP INDEX "orders_customer_idx";

-- Drop column orders.note
-- Hazard drop-column: All values of the column are lost, and a deployed version that still uses it fails.
-- Way out: Drop it in a release after the last one that uses it; if it was renamed, write @Column(was = "note").
ALTER TABLE "orders" DROP COLUMN "note";

-- Drop column orders.customer
-- Hazard drop-column: All values of the column are lost, and a deployed version that still uses it fails.
-- Way out: Drop it in a release after the last one that uses it; if it was renamed, write @Column(was = "customer").
ALTER TABLE "orders" DROP COLUMN "customer";
