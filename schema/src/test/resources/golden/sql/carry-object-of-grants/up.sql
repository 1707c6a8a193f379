-- Carry objects/reads.sql
GRANT SELECT (id, kind), UPDATE (kind) ON homes TO PUBLIC;
GRANT SELECT ON large_homes TO PUBLIC;
