-- Create materialized view sizes
CREATE MATERIALIZED VIEW "sizes" ("size") WITH (fillfactor = 70) AS
SELECT sum(units) FROM homes
WITH NO DATA;

CREATE INDEX "sizes_size_idx" ON "sizes" ("size");
COMMENT ON COLUMN "sizes"."size" IS 'In homes';
COMMENT ON MATERIALIZED VIEW "sizes" IS 'How large it all is';
