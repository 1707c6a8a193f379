-- Expand table orders: it is called purchases, and a view has its old name
ALTER TABLE "orders" RENAME TO "purchases";

CREATE VIEW "orders" AS
    SELECT "id", "state", "amount" FROM "purchases";

-- Grants on the view what is granted on the table; not what is granted on single columns.
DO $dunlin$
DECLARE
    held record;
BEGIN
    FOR held IN
        SELECT acl.privilege_type, acl.grantee, acl.is_grantable
        FROM pg_class c, aclexplode(c.relacl) acl
        WHERE c.oid = '"purchases"'::regclass AND acl.grantee <> c.relowner
    LOOP
        EXECUTE format('GRANT %s ON %s TO %s%s', held.privilege_type, '"orders"'::regclass,
            CASE held.grantee WHEN 0 THEN 'PUBLIC' ELSE held.grantee::regrole::text END,
            CASE WHEN held.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
    END LOOP;
END
$dunlin$;

-- Contract purchases: what was there before goes
DROP VIEW "orders";
