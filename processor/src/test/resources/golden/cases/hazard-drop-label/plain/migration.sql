-- Build enum type status anew without SENT
-- Hazard drop-label: The migration fails if a row holds the label, and a deployed version that writes it fails.
-- Way out: Give those rows another label first; if it was renamed, write @EnumLabel(was = "SENT").
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or keep the label and forbid it with a check.
ALTER TYPE "status" RENAME TO "status_old";
CREATE TYPE "status" AS ENUM ('OPEN', 'PAID');

ALTER TABLE "orders"
    ALTER COLUMN "status" DROP DEFAULT,
    ALTER COLUMN "status" TYPE "status" USING "status"::text::"status",
    ALTER COLUMN "status" SET DEFAULT 'OPEN';

ANALYZE "orders" ("status");
DROP TYPE "status_old";
