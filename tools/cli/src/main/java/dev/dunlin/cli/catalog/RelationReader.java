package dev.dunlin.cli.catalog;

import dev.dunlin.cli.catalog.Relation.Kind;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TableOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads tables, partitions, views and composite types, without what is in them. */
final class RelationReader {
    private static final String RELATIONS = """
            SELECT c.oid::bigint AS oid, n.nspname AS namespace, c.relname AS name, c.oid::regclass AS text, c.relkind AS kind,
                c.relpersistence = 'u' AS unlogged, s.spcname AS tablespace, c.reloptions AS options,
                o.reloptions AS toast_options, obj_description(c.oid, 'pg_class') AS comment,
                c.relrowsecurity AS secured, c.relforcerowsecurity AS forced, c.relispopulated AS populated,
                c.relreplident AS identity, c.reloftype <> 0 AS typed,
                CASE WHEN m.amname <> 'heap' THEN m.amname END AS method,
                parents.parent_namespaces, parents.parent_names, parents.first AS parent,
                CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
                p.partstrat AS strategy, pg_get_expr(p.partexprs, p.partrelid) AS key_expressions,
                key.columns AS key_columns, key.collations AS key_collations, key.classes AS key_classes,
                CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query
            FROM scope CROSS JOIN pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
            LEFT JOIN pg_class o ON o.oid = c.reltoastrelid
            LEFT JOIN pg_am m ON m.oid = c.relam
            LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
            LEFT JOIN LATERAL (
                SELECT array_agg(hn.nspname::text ORDER BY h.inhseqno) AS parent_namespaces,
                    array_agg(hc.relname::text ORDER BY h.inhseqno) AS parent_names, min(h.inhparent::bigint) AS first
                FROM pg_inherits h JOIN pg_class hc ON hc.oid = h.inhparent JOIN pg_namespace hn ON hn.oid = hc.relnamespace
                WHERE h.inhrelid = c.oid) parents ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(a.attname::text ORDER BY k) AS columns,
                    array_agg((SELECT l.collname::text FROM pg_collation l
                               WHERE l.oid = p.partcollation[k - 1]
                                   AND l.oid <> coalesce(a.attcollation, 100)) ORDER BY k) AS collations,
                    array_agg((SELECT $class FROM pg_opclass q JOIN pg_namespace qn ON qn.oid = q.opcnamespace
                               WHERE q.oid = p.partclass[k - 1] AND NOT q.opcdefault) ORDER BY k) AS classes
                FROM generate_series(1, p.partnatts) k
                LEFT JOIN pg_attribute a
                    ON a.attrelid = c.oid AND a.attnum = p.partattrs[k - 1] AND p.partattrs[k - 1] <> 0) key ON true
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f') AND n.oid = ANY (namespaces) AND c.oid <> ALL (relations)
                AND (c.relkind <> 'c' OR c.reltype <> ALL (types))
            """.replace("$class", IndexReader.CLASS_NAME);

    private final Session session;
    private final Draft draft;

    RelationReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        session.query(RELATIONS, row -> {
            if (row.letter("kind") == 'f') {
                draft.unmanaged("foreign table", row.text("text"));
            } else {
                draft.relations.put(row.number("oid"), relation(row));
                listOddities(row);
            }
            return row;
        });
    }

    private Relation relation(Row row) throws SQLException {
        Kind kind = switch (row.letter("kind")) {
            case 'v' -> Kind.VIEW;
            case 'm' -> Kind.MATERIALIZED_VIEW;
            case 'c' -> Kind.COMPOSITE;
            default -> Kind.TABLE;
        };
        String bound = row.textOrNull("bound");
        String query = row.textOrNull("query");
        return new Relation(
                session.name(row),
                kind,
                options(row, bound == null),
                new RowSecurity.Mode(row.flag("secured"), row.flag("forced")),
                bound == null ? null : new Relation.Part(row.number("parent"), BoundText.parse(bound)),
                key(row),
                query == null ? null : query(query),
                row.flag("populated"));
    }

    private TableOptions options(Row row, boolean inherits) throws SQLException {
        SortedMap<String, String> storage = row.options("options");
        row.options("toast_options").forEach((name, value) -> storage.put("toast." + name, value));
        List<QualifiedName> parents = new ArrayList<>();
        if (inherits) {
            List<String> namespaces = row.texts("parent_namespaces");
            List<String> names = row.texts("parent_names");
            for (int i = 0; i < names.size(); i++) {
                parents.add(session.name(namespaces.get(i), names.get(i)));
            }
        }
        return new TableOptions(
                row.textOrNull("comment"), row.flag("unlogged"), storage, row.textOrNull("tablespace"), parents);
    }

    private static @Nullable PartitionKey key(Row row) throws SQLException {
        String strategy = row.textOrNull("strategy");
        if (strategy == null) {
            return null;
        }
        String sql = row.textOrNull("key_expressions");
        List<String> expressions = sql == null ? List.of() : ExpressionText.split(sql);
        List<@Nullable String> columns = row.textsOrNulls("key_columns");
        List<@Nullable String> collations = row.textsOrNulls("key_collations");
        List<@Nullable String> classes = row.textsOrNulls("key_classes");
        List<Index.Part> parts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            SqlExpression expression = column == null ? ExpressionText.bare(expressions.get(next++)) : null;
            String operatorClass = classes.get(i);
            parts.add(new Index.Part(
                    column,
                    expression,
                    collations.get(i),
                    operatorClass == null ? null : new SqlExpression(operatorClass),
                    false,
                    false));
        }
        return new PartitionKey(
                switch (strategy) {
                    case "l" -> PartitionKey.Strategy.LIST;
                    case "h" -> PartitionKey.Strategy.HASH;
                    default -> PartitionKey.Strategy.RANGE;
                },
                parts);
    }

    private static SqlExpression query(String sql) {
        String text = sql.strip();
        return new SqlExpression(text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
    }

    private void listOddities(Row row) throws SQLException {
        String name = row.text("text");
        String method = row.textOrNull("method");
        boolean isTable = row.letter("kind") == 'r' || row.letter("kind") == 'p';
        if (method != null) {
            draft.unmanaged("access method of a table", name + " " + method);
        }
        if (row.flag("typed")) {
            draft.unmanaged("type of a typed table", name);
        }
        if (isTable && row.letter("identity") != 'd') {
            draft.unmanaged("replica identity", name);
        }
        if (isTable && row.textOrNull("bound") != null && (row.flag("secured") || row.flag("forced"))) {
            draft.unmanaged("row security of a partition", name);
        }
    }
}
