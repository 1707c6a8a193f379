-- Create table tags
CREATE TABLE "tags" (
    "cut_id" integer
);

ALTER TABLE "tags" ADD CONSTRAINT "tags_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
