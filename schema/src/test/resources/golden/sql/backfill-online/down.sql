-- dunlin:no-transaction

-- Cannot tell which values of column locations.province were null before.

-- Nothing changes in the database.
