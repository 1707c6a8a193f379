-- Cannot bring back what the conversion changed in the values of column locations.geocode_confidence.

-- Change column locations.geocode_confidence: type integer to text, comment
ALTER TABLE "public"."locations" ALTER COLUMN "geocode_confidence" TYPE text;
COMMENT ON COLUMN "public"."locations"."geocode_confidence" IS 'how sure the provider is, in its own words';
