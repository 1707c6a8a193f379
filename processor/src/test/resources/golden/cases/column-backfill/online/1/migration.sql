-- Add column orders.slug
ALTER TABLE "orders" ADD COLUMN "slug" text;
