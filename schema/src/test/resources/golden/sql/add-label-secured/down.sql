-- Label state.DONE goes: no row may have it
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "tasks" WHERE "state"::text = 'DONE'
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Label state.DONE cannot go: rows have it',
            HINT = 'Give these rows another label.';
    END IF;
END
$dunlin$;

-- Build enum type state anew without DONE
ALTER TYPE "state" RENAME TO "state_old";
CREATE TYPE "state" AS ENUM ('OPEN');
DROP POLICY "open" ON "tasks";
DROP POLICY "of open" ON "times";
ALTER TABLE "tasks" ALTER COLUMN "state" TYPE "state" USING "state"::text::"state";

CREATE POLICY "open" ON "tasks"
    USING (state = 'OPEN');

CREATE POLICY "of open" ON "times"
    USING (EXISTS (SELECT FROM tasks WHERE state = 'OPEN'));

ANALYZE "tasks" ("state");
DROP TYPE "state_old";
