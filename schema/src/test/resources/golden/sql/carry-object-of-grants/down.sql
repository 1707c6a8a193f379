-- Undo objects/reads.sql
REVOKE SELECT ON large_homes FROM PUBLIC;
REVOKE SELECT (id, kind), UPDATE (kind) ON homes FROM PUBLIC;
