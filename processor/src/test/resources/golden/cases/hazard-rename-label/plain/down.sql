-- Rename label SETTLED of enum type status to PAID
ALTER TYPE "status" RENAME VALUE 'SETTLED' TO 'PAID';
