-- Comment on unique constraint customers_email_key of customers
COMMENT ON CONSTRAINT "customers_email_key" ON "customers" IS 'One account for each';

-- Comment on primary key customers_pkey of customers
COMMENT ON CONSTRAINT "customers_pkey" ON "customers" IS 'Never used again';

-- Comment on foreign key orders_customer_id_fkey of orders
COMMENT ON CONSTRAINT "orders_customer_id_fkey" ON "orders" IS 'Who pays';

-- Comment on check orders_quantity_check of orders
COMMENT ON CONSTRAINT "orders_quantity_check" ON "orders" IS 'It''s no order otherwise';

-- Comment on index orders_number_idx of orders
COMMENT ON INDEX "orders_number_idx" IS 'For the search';
