-- Change column cuts.id: default
ALTER TABLE "cuts" ALTER COLUMN "id" SET GENERATED ALWAYS;
ALTER SEQUENCE "cut_numbers" RENAME TO "cuts_id_seq";
