-- Change column cuts.id: type text to integer, default
ALTER TABLE "cuts" ALTER COLUMN "id" TYPE integer USING "id"::integer;
ALTER TABLE "cuts" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;

-- The sequence goes on after the values that are there.
SELECT setval('"cuts_id_seq"', (SELECT greatest(max("id"), 0) + 1 FROM "cuts"), false);

ANALYZE "cuts" ("id");
