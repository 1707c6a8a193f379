-- Takes away column documents.note with every value in it.

-- Drop column documents.search
ALTER TABLE "documents" DROP COLUMN "search";

-- Change column documents.scan: options
ALTER TABLE "documents" ALTER COLUMN "scan" SET STORAGE EXTENDED;

-- Change column documents.text: options
ALTER TABLE "documents"
    ALTER COLUMN "text" SET STORAGE EXTENDED,
    ALTER COLUMN "text" SET COMPRESSION default;

-- Change column documents.title: options
ALTER TABLE "documents" ALTER COLUMN "title" SET STATISTICS -1;

-- Drop column documents.note
ALTER TABLE "documents" DROP COLUMN "note";
