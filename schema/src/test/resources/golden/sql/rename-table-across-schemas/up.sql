-- Rename table cuts to geo.areas
CREATE SCHEMA IF NOT EXISTS "geo";
ALTER TABLE "cuts" SET SCHEMA "geo";
ALTER TABLE "geo"."cuts" RENAME TO "areas";
