-- Drop foreign key orders_customer_id_fkey of orders
-- Hazard lock-referenced: Nobody can read or write customers either until this is through.
-- Way out: Nothing if the migration is short; otherwise drop the relation in a migration before it.
ALTER TABLE "orders" DROP CONSTRAINT "orders_customer_id_fkey";
