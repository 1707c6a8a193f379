-- Drop index by_user of events
DROP INDEX "by_user";
