-- Change domain email: type text to varchar(100)
ALTER DOMAIN "email" RENAME TO "email_old";
CREATE DOMAIN "email" AS varchar(100) CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%');
DROP INDEX "people_lower_idx";
ALTER TABLE "people" DROP CONSTRAINT "people_email_check";

ALTER TABLE "people"
    ALTER COLUMN "email" TYPE "email" USING "email"::varchar(100)::"email",
    ALTER COLUMN "others" TYPE "email"[] USING "others"::varchar(100)[]::"email"[];

ALTER TABLE "people" ADD CONSTRAINT "people_email_check" CHECK (length(email) > 3);
CREATE INDEX "people_lower_idx" ON "people" ((lower(email)));
ANALYZE "people" ("email", "others");
DROP DOMAIN "email_old";
