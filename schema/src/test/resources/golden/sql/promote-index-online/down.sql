-- dunlin:no-transaction

-- Drop primary key cuts_pkey of cuts
ALTER TABLE "cuts" DROP CONSTRAINT "cuts_pkey";

-- Add index cuts_pkey to cuts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "cuts_pkey" ON "cuts" ("id");
