-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type boolean to json
ALTER TABLE "t" ALTER COLUMN "c" TYPE json USING to_json("c");
ANALYZE "t" ("c");
