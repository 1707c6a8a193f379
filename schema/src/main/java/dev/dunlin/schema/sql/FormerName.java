package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A view under the former name of a table, through which PostgreSQL reads and writes the table (PostgreSQL manual, {@code CREATE
 * VIEW}, "Updatable Views").
 */
final class FormerName {
    private final QualifiedName former;
    private final QualifiedName table;
    private final List<Column> columns;
    private final boolean isSecured;

    private FormerName(Expansion expansion) {
        this.former = expansion.from().name();
        this.table = expansion.table();
        this.columns = expansion.from().columns();
        this.isSecured = expansion.from().rowSecurity().mode().enabled();
    }

    static FormerName of(Expansion expansion) {
        return new FormerName(expansion);
    }

    List<Statement> create() {
        String names =
                columns.stream().map(column -> Sql.identifier(column.name())).collect(Collectors.joining(", "));
        // Row security is that of whoever uses the view, and not of its owner.
        String secured = isSecured ? " WITH (security_invoker = true)" : "";
        return List.of(
                Statement.of("CREATE VIEW %s%s AS\n    SELECT %s FROM %s"
                        .formatted(Sql.name(former), secured, names, Sql.name(table))),
                Statement.of("DO " + Sql.dollarQuoted(privileges()))
                        .withNote(
                                "Grants on the view what is granted on the table; not what is granted on single columns."));
    }

    List<Statement> drop() {
        return List.of(Statement.of("DROP VIEW " + Sql.name(former)));
    }

    private String privileges() {
        return """

                DECLARE
                    held record;
                BEGIN
                    FOR held IN
                        SELECT acl.privilege_type, acl.grantee, acl.is_grantable
                        FROM pg_class c, aclexplode(c.relacl) acl
                        WHERE c.oid = %s::regclass AND acl.grantee <> c.relowner
                    LOOP
                        EXECUTE format('GRANT %%s ON %%s TO %%s%%s', held.privilege_type, %s::regclass,
                            CASE held.grantee WHEN 0 THEN 'PUBLIC' ELSE held.grantee::regrole::text END,
                            CASE WHEN held.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
                    END LOOP;
                END
                """.formatted(Sql.literal(Sql.name(table)), Sql.literal(Sql.name(former)));
    }
}
