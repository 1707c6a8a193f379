-- Change domain email: no check email_check
ALTER DOMAIN "email" DROP CONSTRAINT "email_check";

-- Change column people.others: type email[] to text[]
ALTER TABLE "people" ALTER COLUMN "others" TYPE text[];
ANALYZE "people" ("others");

-- Change domain email: required
ALTER DOMAIN "email" SET NOT NULL;
