-- Undo objects/order_is_large.sql
-- Hazard drop-object: What the file created is dropped, and a deployed version that still uses it fails.
-- Way out: Remove it in a release after the last one that uses it.
DROP FUNCTION order_is_large(total integer);

-- Undo objects/reader.sql
-- Hazard drop-object: What the file created is dropped, and a deployed version that still uses it fails.
-- Way out: Remove it in a release after the last one that uses it.
REVOKE SELECT ON orders FROM PUBLIC;
