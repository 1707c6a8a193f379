-- Build enum type status anew with SENT
ALTER TYPE "status" RENAME TO "status_old";
CREATE TYPE "status" AS ENUM ('OPEN', 'PAID', 'SENT');

ALTER TABLE "orders"
    ALTER COLUMN "status" DROP DEFAULT,
    ALTER COLUMN "status" TYPE "status" USING "status"::text::"status",
    ALTER COLUMN "status" SET DEFAULT 'OPEN';

ANALYZE "orders" ("status");
DROP TYPE "status_old";
