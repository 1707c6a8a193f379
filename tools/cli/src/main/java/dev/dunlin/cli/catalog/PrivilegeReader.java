package dev.dunlin.cli.catalog;

import java.sql.SQLException;
import java.util.List;

/** Reads the privileges on tables, views, sequences and PostgreSQL schemas; those of one object are one file. */
final class PrivilegeReader {
    private static final String PRIVILEGES = """
            , granted AS (
                SELECT n.nspname AS namespace, c.relname AS name,
                    CASE WHEN c.relkind = 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass AS what, x.*
                FROM scope CROSS JOIN pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN LATERAL aclexplode(c.relacl) x
                WHERE x.grantee <> c.relowner AND c.relkind <> 'f' AND n.oid = ANY (namespaces) AND c.oid <> ALL (relations)
                UNION ALL
                SELECT n.nspname, NULL, 'SCHEMA ' || quote_ident(n.nspname), x.*
                FROM scope CROSS JOIN pg_namespace n
                CROSS JOIN LATERAL aclexplode(n.nspacl) x
                WHERE x.grantee <> n.nspowner AND n.oid = ANY (namespaces)
                    AND NOT EXISTS (SELECT FROM pg_init_privs i CROSS JOIN LATERAL aclexplode(i.initprivs) y
                                    WHERE i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid
                                        AND y.grantee = x.grantee AND y.privilege_type = x.privilege_type))
            SELECT g.namespace, g.name, g.what, coalesce(quote_ident(r.rolname), 'PUBLIC') AS role, g.is_grantable,
                array_agg(g.privilege_type::text ORDER BY g.privilege_type) AS privileges
            FROM granted g
            LEFT JOIN pg_roles r ON r.oid = g.grantee
            GROUP BY g.namespace, g.name, g.what, r.rolname, g.is_grantable
            ORDER BY g.what, r.rolname NULLS FIRST, g.is_grantable
            """;

    private final Session session;
    private final Draft draft;

    PrivilegeReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        session.query(PRIVILEGES, row -> {
            read(row);
            return row;
        });
    }

    private void read(Row row) throws SQLException {
        String namespace = row.text("namespace");
        String name = row.textOrNull("name");
        List<String> privileges = row.texts("privileges");
        String file = name == null
                ? "grants_" + namespace
                : FileNames.of("grants", session.isHome(namespace) ? null : namespace, name);
        draft.addFile(
                file,
                "GRANT " + String.join(", ", privileges) + " ON " + row.text("what") + " TO " + row.text("role")
                        + (row.flag("is_grantable") ? " WITH GRANT OPTION" : ""));
    }
}
