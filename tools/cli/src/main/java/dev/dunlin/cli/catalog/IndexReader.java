package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.SqlExpression;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads indexes, those behind constraints too, which the reader of these takes. */
final class IndexReader {
    /** An operator class {@code q} of the namespace {@code qn} as SQL. */
    static final String CLASS_NAME = """
            CASE WHEN pg_opclass_is_visible(q.oid) THEN '' ELSE quote_ident(qn.nspname) || '.' END || quote_ident(q.opcname)
            """;

    private static final String INDEXES = """
            SELECT i.indexrelid::bigint AS oid, i.indrelid::bigint AS relation, c.relname AS name, c.oid::regclass AS text,
                m.amname AS method, i.indisunique AS is_unique, i.indisvalid AND i.indisready AS valid,
                $nulls AS nulls_not_distinct, pg_get_expr(i.indpred, i.indrelid) AS condition, c.reloptions AS options,
                s.spcname AS tablespace, obj_description(c.oid, 'pg_class') AS comment, i.indnkeyatts AS keys,
                c.relispartition AS attached, i.indisclustered AS is_clustered,
                EXISTS (SELECT FROM pg_constraint k
                        WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')) AS of_constraint,
                parts.*
            FROM scope CROSS JOIN pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_am m ON m.oid = c.relam
            LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
            CROSS JOIN LATERAL (
                SELECT array_agg(a.attname::text ORDER BY k) AS columns,
                    array_agg(CASE WHEN i.indkey[k - 1] = 0 THEN pg_get_indexdef(c.oid, k, false) END ORDER BY k)
                        AS expressions,
                    array_agg(l.collname::text ORDER BY k) AS collations,
                    array_agg(CASE WHEN q.opcdefault AND x.attoptions IS NULL AND (q.opcintype = x.type OR NOT EXISTS (
                            SELECT FROM pg_opclass other
                            WHERE other.opcmethod = q.opcmethod AND other.opcdefault AND other.opcintype = x.type))
                        THEN NULL
                        ELSE $class || coalesce(' (' || array_to_string(x.attoptions, ', ') || ')', '')
                        END ORDER BY k) AS classes,
                    array_agg(coalesce(i.indoption[k - 1], 0)::text ORDER BY k) AS directions
                FROM generate_series(1, i.indnatts) k
                LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1] AND i.indkey[k - 1] <> 0
                JOIN LATERAL (
                    SELECT coalesce(a.atttypid, own.atttypid) AS type, own.attoptions,
                        coalesce(a.attcollation, (SELECT t.typcollation FROM pg_type t WHERE t.oid = own.atttypid)) AS usual
                    FROM pg_attribute own WHERE own.attrelid = c.oid AND own.attnum = k) x ON true
                LEFT JOIN pg_collation l
                    ON k <= i.indnkeyatts AND l.oid = i.indcollation[k - 1] AND l.oid <> x.usual
                LEFT JOIN pg_opclass q ON k <= i.indnkeyatts AND q.oid = i.indclass[k - 1]
                LEFT JOIN pg_namespace qn ON qn.oid = q.opcnamespace) parts
            WHERE c.relnamespace = ANY (namespaces) AND c.oid <> ALL (relations) AND i.indrelid <> ALL (relations)
            """.replace("$class", CLASS_NAME);

    private static final int NULLS_SERVER = 15;
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private final Session session;
    private final Draft draft;

    IndexReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    /** The index behind a constraint. */
    record Found(Index index, String text) {}

    void read() throws SQLException {
        String nulls = session.since(NULLS_SERVER, "i.indnullsnotdistinct", "false");
        session.query(INDEXES.replace("$nulls", nulls), row -> {
            Relation relation = draft.relations.get(row.number("relation"));
            if (relation != null && !row.flag("attached")) {
                read(relation, row);
            }
            return row;
        });
    }

    private void read(Relation relation, Row row) throws SQLException {
        String text = row.text("text");
        if (row.flag("is_clustered")) {
            draft.unmanaged("index for CLUSTER", text);
        }
        if (row.flag("of_constraint")) {
            Index index = index(row);
            draft.indexes.put(row.number("oid"), new Found(index, text));
            if (index.comment() != null) {
                draft.unmanaged("comment on the index of a constraint", text);
            }
        } else if (!row.flag("valid")) {
            draft.unmanaged("invalid index", text);
        } else if (relation.isPartition()) {
            draft.unmanaged("index of a partition", text);
        } else {
            relation.indexes.add(index(row));
        }
    }

    private static Index index(Row row) throws SQLException {
        List<@Nullable String> columns = row.textsOrNulls("columns");
        int keys = (int) row.number("keys");
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            parts.add(part(row, i));
        }
        List<String> include = new ArrayList<>();
        for (String column : columns.subList(keys, columns.size())) {
            include.add(String.valueOf(column));
        }
        return new Index(
                row.text("name"),
                parts,
                row.flag("is_unique"),
                row.text("method"),
                ExpressionText.bareOrNull(row.textOrNull("condition")),
                include,
                row.flag("nulls_not_distinct"),
                row.options("options"),
                row.textOrNull("tablespace"),
                row.textOrNull("comment"));
    }

    private static Index.Part part(Row row, int at) throws SQLException {
        String column = row.textsOrNulls("columns").get(at);
        String operatorClass = row.textsOrNulls("classes").get(at);
        int direction = Integer.parseInt(row.texts("directions").get(at));
        return new Index.Part(
                column,
                column == null
                        ? ExpressionText.bareOrNull(
                                row.textsOrNulls("expressions").get(at))
                        : null,
                row.textsOrNulls("collations").get(at),
                operatorClass == null ? null : new SqlExpression(operatorClass.strip()),
                (direction & DESCENDING) != 0,
                (direction & NULLS_FIRST) != 0);
    }
}
