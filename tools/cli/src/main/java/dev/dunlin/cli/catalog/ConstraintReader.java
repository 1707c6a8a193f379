package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Index;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the constraints of tables. Those that a table inherits, and a partition has from its table, are not its own. */
final class ConstraintReader {
    private static final String CONSTRAINTS = """
            SELECT k.conrelid::bigint AS relation, k.conname AS name, k.contype AS kind, k.condeferrable AS deferrable,
                k.condeferred AS deferred, k.convalidated AS valid, k.connoinherit AS no_inherit, k.coninhcount > 0 AS inherited,
                CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS expression,
                $columns_of AS columns, $references AS references, $set AS set_columns,
                fn.nspname AS namespace, f.relname AS target, k.confupdtype AS on_update, k.confdeltype AS on_delete,
                k.confmatchtype = 'f' AS match_full, k.conindid::bigint AS index,
                (SELECT array_agg(CASE WHEN pg_operator_is_visible(p.oid) THEN p.oprname
                                  ELSE format('OPERATOR(%I.%s)', pn.nspname, p.oprname) END ORDER BY e.position)
                 FROM unnest(k.conexclop) WITH ORDINALITY e(operator, position)
                 JOIN pg_operator p ON p.oid = e.operator
                 JOIN pg_namespace pn ON pn.oid = p.oprnamespace)::text[] AS operators,
                $enforced AS enforced, $temporal AS temporal, obj_description(k.oid, 'pg_constraint') AS comment,
                format('%I ON %s', k.conname, k.conrelid::regclass) AS text
            FROM scope CROSS JOIN pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            LEFT JOIN pg_class f ON f.oid = k.confrelid
            LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
            WHERE c.relnamespace = ANY (namespaces) AND c.oid <> ALL (relations) AND k.conparentid = 0 AND k.contype IN $kinds
            """;

    private static final String NAMES = """
            (SELECT array_agg(a.attname::text ORDER BY u.position) FROM unnest($numbers) WITH ORDINALITY u(number, position)
             JOIN pg_attribute a ON a.attrelid = $relation AND a.attnum = u.number)
            """;

    private static final int SET_SERVER = 15;
    private static final int ENFORCED_SERVER = 18;

    private final Session session;
    private final Draft draft;

    ConstraintReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        String sql = CONSTRAINTS
                .replace("$columns_of", names("k.conkey", "k.conrelid"))
                .replace("$references", names("k.confkey", "k.confrelid"))
                .replace("$set", session.since(SET_SERVER, names("k.confdelsetcols", "k.conrelid"), "NULL::text[]"))
                .replace("$enforced", session.since(ENFORCED_SERVER, "k.conenforced", "true"))
                .replace("$temporal", session.since(ENFORCED_SERVER, "k.conperiod", "false"))
                .replace("$kinds", "('c', 'f', 'p', 'u', 'x', 'n')");
        session.query(sql, row -> {
            Relation relation = draft.relations.get(row.number("relation"));
            if (relation != null && relation.isTable() && !row.flag("inherited")) {
                read(relation, row);
            }
            return row;
        });
    }

    private static String names(String numbers, String relation) {
        return NAMES.replace("$numbers", numbers).replace("$relation", relation);
    }

    private void read(Relation relation, Row row) throws SQLException {
        String text = row.text("text");
        if (row.letter("kind") == 'n') {
            listNotNull(row, text);
        } else if (relation.isPartition()) {
            draft.unmanaged("constraint of a partition", text);
        } else if (!row.flag("enforced")) {
            draft.unmanaged("constraint that is not enforced", text);
        } else if (row.flag("temporal")) {
            draft.unmanaged("temporal constraint", text);
        } else {
            Constraint constraint = constraint(row, text);
            String comment = row.textOrNull("comment");
            relation.constraints.add(comment == null ? constraint : constraint.withComment(comment));
        }
    }

    /** Their names are no difference. */
    private void listNotNull(Row row, String text) throws SQLException {
        if (!row.flag("valid")) {
            draft.unmanaged("NOT NULL that is not valid", text);
        }
        if (row.flag("no_inherit")) {
            draft.unmanaged("NOT NULL that is not inherited", text);
        }
    }

    private Constraint constraint(Row row, String text) throws SQLException {
        String name = row.text("name");
        return switch (row.letter("kind")) {
            case 'p' -> primaryKey(row, text);
            case 'u' -> unique(row);
            case 'x' -> exclude(row);
            case 'f' -> foreignKey(row);
            default ->
                new Constraint.Check(
                        name,
                        ExpressionText.bare(row.text("expression")),
                        row.flag("no_inherit"),
                        row.flag("valid"),
                        null);
        };
    }

    private Constraint primaryKey(Row row, String text) throws SQLException {
        if (row.flag("deferrable")) {
            draft.unmanaged("deferral of a primary key", text);
        }
        Index index = index(row);
        if (!index.include().isEmpty()) {
            draft.unmanaged("included columns of a primary key", text);
        }
        return new Constraint.PrimaryKey(row.text("name"), key(index));
    }

    private Constraint unique(Row row) throws SQLException {
        Index index = index(row);
        return new Constraint.Unique(
                row.text("name"), key(index), index.include(), index.nullsNotDistinct(), deferral(row));
    }

    private static List<String> key(Index index) {
        return index.parts().stream()
                .map(part -> Objects.requireNonNull(part.column()))
                .toList();
    }

    /** The index behind a key; how it is stored is not told by a constraint. */
    private Index index(Row row) throws SQLException {
        IndexReader.Found found = Objects.requireNonNull(draft.indexes.get(row.number("index")));
        Index index = found.index();
        boolean isKey = row.letter("kind") != 'x';
        if (index.tablespace() != null || (isKey && !index.storage().isEmpty())) {
            draft.unmanaged("storage of the index of a constraint", found.text());
        }
        boolean isPlain = index.parts().stream()
                .allMatch(part -> part.column() != null && part.equals(Index.Part.column(part.column())));
        if (isKey && !isPlain) {
            draft.unmanaged("order of the index of a constraint", found.text());
        }
        return index;
    }

    private Constraint exclude(Row row) throws SQLException {
        Index index = index(row);
        List<String> operators = row.texts("operators");
        List<Constraint.Exclude.Element> elements = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            elements.add(new Constraint.Exclude.Element(index.parts().get(i), operators.get(i)));
        }
        return new Constraint.Exclude(
                row.text("name"),
                index.method(),
                elements,
                index.include(),
                index.storage(),
                index.where(),
                deferral(row),
                null);
    }

    private Constraint foreignKey(Row row) throws SQLException {
        return new Constraint.ForeignKey(
                row.text("name"),
                row.texts("columns"),
                session.name(row.text("namespace"), row.text("target")),
                row.texts("references"),
                action(row.letter("on_delete")),
                row.texts("set_columns"),
                action(row.letter("on_update")),
                row.flag("match_full"),
                deferral(row),
                row.flag("valid"),
                null);
    }

    private static Action action(char code) {
        return switch (code) {
            case 'r' -> Action.RESTRICT;
            case 'c' -> Action.CASCADE;
            case 'n' -> Action.SET_NULL;
            case 'd' -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }

    private static Deferral deferral(Row row) throws SQLException {
        if (!row.flag("deferrable")) {
            return Deferral.NOT_DEFERRABLE;
        }
        return row.flag("deferred") ? Deferral.INITIALLY_DEFERRED : Deferral.DEFERRABLE;
    }
}
