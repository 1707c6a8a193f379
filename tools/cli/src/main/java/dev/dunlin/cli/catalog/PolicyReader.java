package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.SqlExpression;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the policies of tables. */
final class PolicyReader {
    private static final String POLICIES = """
            SELECT p.polrelid::bigint AS relation, p.polname AS name, p.polcmd AS command, p.polpermissive AS permissive,
                ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.oid = ANY (p.polroles)) AS roles,
                pg_get_expr(p.polqual, p.polrelid) AS condition, pg_get_expr(p.polwithcheck, p.polrelid) AS new_rows,
                obj_description(p.oid, 'pg_policy') AS comment, format('%I ON %s', p.polname, p.polrelid::regclass) AS text
            FROM scope CROSS JOIN pg_policy p
            JOIN pg_class c ON c.oid = p.polrelid
            WHERE c.relnamespace = ANY (namespaces) AND c.oid <> ALL (relations)
            """;

    private static final SqlExpression ALL_ROWS = new SqlExpression("true");

    private final Session session;
    private final Draft draft;

    PolicyReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        session.query(POLICIES, row -> {
            Relation relation = draft.relations.get(row.number("relation"));
            if (relation == null || relation.isPartition()) {
                draft.unmanaged("policy of a partition", row.text("text"));
            } else {
                read(relation, row);
            }
            return row;
        });
    }

    private void read(Relation relation, Row row) throws SQLException {
        Policy.Command command = switch (row.letter("command")) {
            case 'r' -> Policy.Command.SELECT;
            case 'a' -> Policy.Command.INSERT;
            case 'w' -> Policy.Command.UPDATE;
            case 'd' -> Policy.Command.DELETE;
            default -> Policy.Command.ALL;
        };
        boolean inserts = command == Policy.Command.INSERT;
        SqlExpression using = ExpressionText.bareOrNull(row.textOrNull("condition"));
        SqlExpression check = ExpressionText.bareOrNull(row.textOrNull("new_rows"));
        relation.policies.add(new Policy(
                row.text("name"),
                command,
                row.flag("permissive"),
                row.texts("roles"),
                inserts ? using : withoutAllRows(using),
                inserts ? withoutAllRows(check) : check));
        if (using == null && !inserts) {
            draft.unmanaged("policy that shows no row", row.text("text"));
        }
        if (row.textOrNull("comment") != null) {
            draft.unmanaged("comment on a policy", row.text("text"));
        }
    }

    /** A condition that is not stated is true. */
    private static @Nullable SqlExpression withoutAllRows(@Nullable SqlExpression condition) {
        return ALL_ROWS.equals(condition) ? null : condition;
    }
}
