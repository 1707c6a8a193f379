-- Does not know what undoes objects/fill.sql: write it here, if it has to be undone.

-- Nothing changes in the database.
