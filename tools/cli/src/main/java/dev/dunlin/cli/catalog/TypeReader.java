package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TypeParser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads enum types and domains, and tells the type of whatever has one, be it one of a PostgreSQL schema that is not read. */
final class TypeReader {
    /**
     * Columns of a query that say what a type is. The query has the type as {@code t}, and {@link #JOINS} behind it; its
     * modifier stands in place of {@code $mod}.
     */
    static final String COLUMNS = """
            coalesce(element.oid, t.oid)::bigint AS type_oid, element.oid IS NOT NULL AS type_array,
                coalesce(element.typnamespace, t.typnamespace) = 'pg_catalog'::regnamespace AS type_builtin,
                format_type(coalesce(element.oid, t.oid), $mod) AS type_text, format_type(t.oid, NULL) AS type_bare
            """;

    static final String JOINS = """
            LEFT JOIN pg_type element ON element.oid = t.typelem AND element.typarray = t.oid
            """;

    private static final String NAMES = """
            SELECT t.oid::bigint AS oid, n.oid = ANY (namespaces) AS within, n.nspname AS namespace, t.typname AS name, t.typtype AS kind, t.oid::regtype AS text,
                obj_description(t.oid, 'pg_type') AS comment,
                ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)::text[] AS labels
            FROM scope CROSS JOIN pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND t.oid <> ALL (types)
                AND (t.typtype IN ('e', 'd') OR c.relkind = 'c'
                    OR (t.typtype IN ('b', 'p') AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)))
            """;

    private static final String DOMAINS = """
            SELECT n.nspname AS namespace, d.typname AS name, d.typnotnull AS required,
                pg_get_expr(d.typdefaultbin, 0) AS value, obj_description(d.oid, 'pg_type') AS comment,
                (SELECT l.collname FROM pg_collation l
                 WHERE l.oid = d.typcollation AND d.typcollation <> t.typcollation) AS collation,
                k.names, k.expressions, k.valid, k.comments,
            """ + COLUMNS.replace("$mod", "d.typtypmod") + """
            FROM scope CROSS JOIN pg_type d
            JOIN pg_namespace n ON n.oid = d.typnamespace
            JOIN pg_type t ON t.oid = d.typbasetype
            """ + JOINS + """
            CROSS JOIN LATERAL (
                SELECT array_agg(k.conname::text ORDER BY k.conname) AS names,
                    array_agg(pg_get_expr(k.conbin, 0) ORDER BY k.conname) AS expressions,
                    array_agg(k.convalidated ORDER BY k.conname) AS valid,
                    array_agg(obj_description(k.oid, 'pg_constraint') ORDER BY k.conname) AS comments
                FROM pg_constraint k WHERE k.contypid = d.oid AND k.contype = 'c') k
            WHERE d.typtype = 'd' AND n.oid = ANY (namespaces) AND d.oid <> ALL (types)
            """;

    private final Session session;
    private final Draft draft;
    private final Map<Long, QualifiedName> defined = new HashMap<>();

    TypeReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    /** Reads them; only afterwards types can be told. Of composite types the names alone. */
    void read() throws SQLException {
        session.query(NAMES, row -> {
            name(row);
            return row;
        });
        session.query(DOMAINS, this::domain).forEach(draft::add);
    }

    private void name(Row row) throws SQLException {
        QualifiedName name = session.name(row);
        char kind = row.letter("kind");
        if (kind == 'e' || kind == 'd' || kind == 'c') {
            defined.put(row.number("oid"), name);
        }
        if (!row.flag("within")) {
            return;
        }
        switch (kind) {
            case 'e' -> draft.add(new EnumType(name, null, labels(row.texts("labels")), row.textOrNull("comment")));
            case 'd' -> {}
            case 'c' -> draft.composites.put(name, CompositeType.of(name).withComment(row.textOrNull("comment")));
            default -> draft.unmanaged("base type", row.text("text"));
        }
    }

    private static List<EnumType.Label> labels(List<String> texts) {
        return texts.stream().map(text -> new EnumType.Label(text, null)).toList();
    }

    private Domain domain(Row row) throws SQLException {
        QualifiedName name = session.name(row);
        List<String> names = row.texts("names");
        List<String> expressions = row.texts("expressions");
        List<String> valid = row.texts("valid");
        List<@Nullable String> comments = row.textsOrNulls("comments");
        List<Constraint.Check> checks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            SqlExpression expression = ExpressionText.bare(expressions.get(i));
            checks.add(new Constraint.Check(names.get(i), expression, Boolean.parseBoolean(valid.get(i))));
            if (comments.get(i) != null) {
                draft.unmanaged("comment on a constraint of a domain", names.get(i) + " ON " + name);
            }
        }
        ColumnType type = of(row);
        String sql = row.textOrNull("value");
        DefaultValue value = sql == null ? null : DefaultText.value(sql, type, row.text("type_bare"));
        return new Domain(
                name,
                null,
                type,
                !row.flag("required"),
                value,
                row.textOrNull("collation"),
                checks,
                row.textOrNull("comment"));
    }

    /** The type in the columns of {@link #COLUMNS}. */
    ColumnType of(Row row) throws SQLException {
        ColumnType element = element(row);
        return row.flag("type_array") ? new ColumnType.ArrayOf(element) : element;
    }

    private ColumnType element(Row row) throws SQLException {
        QualifiedName name = defined.get(row.number("type_oid"));
        if (name != null) {
            return new ColumnType.Defined(name);
        }
        String text = row.text("type_text");
        return row.flag("type_builtin") ? TypeParser.parse(text) : new ColumnType.Foreign(new SqlExpression(text));
    }
}
