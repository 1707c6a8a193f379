-- Add exclusion constraint shifts excl"; -- to shifts
ALTER TABLE "shifts" ADD CONSTRAINT "shifts excl""; --" EXCLUDE USING btree ("cut_id" int4_ops DESC WITH =, (id % 7) WITH OPERATOR(pg_catalog.=)) INCLUDE ("id") WITH (fillfactor = 80) WHERE (id > 0 -- the others are drafts
) DEFERRABLE INITIALLY DEFERRED;

COMMENT ON CONSTRAINT "shifts excl""; --" ON "shifts" IS E'Not "twice";\n-- dunlin:x';
