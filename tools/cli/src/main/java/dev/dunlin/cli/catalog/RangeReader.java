package dev.dunlin.cli.catalog;

import dev.dunlin.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads range types, each written as a file. */
final class RangeReader {
    private static final String RANGES = """
            SELECT n.nspname AS namespace, t.typname AS name, t.oid::regtype AS text,
                format_type(r.rngsubtype, NULL) AS subtype,
                (SELECT $class FROM pg_opclass q JOIN pg_namespace qn ON qn.oid = q.opcnamespace
                 WHERE q.oid = r.rngsubopc AND NOT q.opcdefault) AS class,
                (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
                 FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                 JOIN pg_type s ON s.oid = r.rngsubtype
                 WHERE l.oid = r.rngcollation AND l.oid <> s.typcollation) AS collation,
                nullif(r.rngcanonical::oid, 0)::regproc AS canonical, nullif(r.rngsubdiff::oid, 0)::regproc AS difference,
                $multirange AS multirange, obj_description(t.oid, 'pg_type') AS comment
            FROM scope CROSS JOIN pg_range r
            JOIN pg_type t ON t.oid = r.rngtypid
            JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE n.oid = ANY (namespaces) AND t.oid <> ALL (types)
            ORDER BY n.nspname, t.typname
            """.replace("$class", IndexReader.CLASS_NAME);

    private static final int MULTIRANGE_SERVER = 14;

    private final Session session;
    private final Draft draft;

    RangeReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        String multirange = session.since(MULTIRANGE_SERVER, "r.rngmultitypid::regtype", "NULL::text");
        session.query(RANGES.replace("$multirange", multirange), row -> {
            read(row);
            return row;
        });
    }

    private void read(Row row) throws SQLException {
        List<String> clauses = new ArrayList<>(List.of("SUBTYPE = " + row.text("subtype")));
        add(clauses, "SUBTYPE_OPCLASS", row, "class");
        add(clauses, "COLLATION", row, "collation");
        add(clauses, "CANONICAL", row, "canonical");
        add(clauses, "SUBTYPE_DIFF", row, "difference");
        add(clauses, "MULTIRANGE_TYPE_NAME", row, "multirange");
        String namespace = row.text("namespace");
        String file = FileNames.of("type", session.isHome(namespace) ? null : namespace, row.text("name"));
        draft.addFile(
                session.name(row),
                file,
                "CREATE TYPE " + row.text("text") + " AS RANGE (" + String.join(", ", clauses) + ")");
        String comment = row.textOrNull("comment");
        if (comment != null) {
            draft.addFile(file, "COMMENT ON TYPE " + row.text("text") + " IS " + Sql.literal(comment));
        }
    }

    private static void add(List<String> clauses, String name, Row row, String column) throws SQLException {
        String value = row.textOrNull(column);
        if (value != null) {
            clauses.add(name + " = " + value.strip());
        }
    }
}
