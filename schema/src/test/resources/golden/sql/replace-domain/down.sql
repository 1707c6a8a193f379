-- Change domain email: type varchar(100) to text
ALTER DOMAIN "email" RENAME TO "email_old";
CREATE DOMAIN "email" AS text CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%');
DROP INDEX "people_lower_idx";
ALTER TABLE "people" DROP CONSTRAINT "people_email_check";

ALTER TABLE "people"
    ALTER COLUMN "email" TYPE "email" USING "email"::text::"email",
    ALTER COLUMN "others" TYPE "email"[] USING "others"::text[]::"email"[];

ALTER TABLE "people" ADD CONSTRAINT "people_email_check" CHECK (length(email) > 3);
CREATE INDEX "people_lower_idx" ON "people" ((lower(email)));
ANALYZE "people" ("email", "others");
DROP DOMAIN "email_old";
