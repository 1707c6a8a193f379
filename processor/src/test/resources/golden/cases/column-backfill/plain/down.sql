-- Takes away column orders.slug with every value in it.

-- Drop column orders.slug
ALTER TABLE "orders" DROP COLUMN "slug";
