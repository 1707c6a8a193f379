-- Cannot bring back what the conversion changed in the values of column locations.size.

-- Change column locations.size: type numeric to text, options
ALTER TABLE "locations" ALTER COLUMN "size" TYPE text;
ALTER TABLE "locations" ALTER COLUMN "size" SET STORAGE MAIN;
ANALYZE "locations" ("size");
