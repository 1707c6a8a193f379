-- Change column locations.geocode_confidence: type text to integer, comment
-- Hazard convert-type: What the expression makes of each value, from text to integer, is all that is left of it.
-- Way out: Look first at the rows whose value it does not carry over.
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or add a new column beside the old one and fill it in steps.
ALTER TABLE "public"."locations" ALTER COLUMN "geocode_confidence" TYPE integer USING (CASE WHEN geocode_confidence ~ '^[0-9]+$' THEN geocode_confidence::integer END);
COMMENT ON COLUMN "public"."locations"."geocode_confidence" IS 'how sure the provider is, 0 to 100';
