-- Add column documents.note
ALTER TABLE "documents" ADD COLUMN "note" text;

ALTER TABLE "documents"
    ALTER COLUMN "note" SET COMPRESSION pglz,
    ALTER COLUMN "note" SET STATISTICS 0;

-- Change column documents.title: options
ALTER TABLE "documents" ALTER COLUMN "title" SET STATISTICS 500;

-- Change column documents.text: options
ALTER TABLE "documents"
    ALTER COLUMN "text" SET STORAGE MAIN,
    ALTER COLUMN "text" SET COMPRESSION lz4;

-- Change column documents.scan: options
ALTER TABLE "documents" ALTER COLUMN "scan" SET STORAGE EXTERNAL;

-- Add column documents.search
-- Hazard scan-table: All rows of documents are read while others wait for the table.
-- Way out: Run it in a maintenance window.
ALTER TABLE "documents" ADD COLUMN "search" text NOT NULL GENERATED ALWAYS AS (lower(title)) VIRTUAL;
