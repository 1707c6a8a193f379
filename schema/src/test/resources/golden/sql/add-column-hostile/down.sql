-- Takes away column locations.a"; DROP TABLE locations; --\n-- dunlin:no-transaction with every value in it.

-- Drop column locations.a"; DROP TABLE locations; --\n-- dunlin:no-transaction
ALTER TABLE "locations" DROP COLUMN "a""; DROP TABLE locations; --
-- dunlin:no-transaction";
