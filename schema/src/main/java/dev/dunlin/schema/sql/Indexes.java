package dev.dunlin.schema.sql;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Indexes as statements. */
final class Indexes {
    private Indexes() {}

    /** Creates an index; outside a transaction without blocking writers. */
    static List<Statement> create(QualifiedName table, Index index, boolean transactional) {
        String sql = definition(index, transactional ? "" : "CONCURRENTLY ", Sql.name(table));
        return commented(transactional ? Statement.of(sql) : Statement.unlimited(sql), table, index);
    }

    /** Creates the index of a partitioned table alone, without those of its partitions. */
    static List<Statement> createOnly(QualifiedName table, Index index) {
        return commented(Statement.of(definition(index, "", "ONLY " + Sql.name(table))), table, index);
    }

    private static List<Statement> commented(Statement statement, QualifiedName table, Index index) {
        List<Statement> statements = new ArrayList<>(List.of(statement));
        if (index.comment() != null) {
            statements.add(Comments.onIndex(table.sibling(index.name()), index.comment()));
        }
        return statements;
    }

    private static String definition(Index index, String how, String table) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + how
                + Sql.identifier(index.name()) + " ON " + table
                + (index.method().equals("btree") ? "" : " USING " + Storage.word(index.method()))
                + index.parts().stream().map(Indexes::part).collect(Collectors.joining(", ", " (", ")"))
                + Constraints.include(index.include())
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + (index.storage().isEmpty() ? "" : " WITH " + Storage.parameters(index.storage()))
                + (index.tablespace() == null ? "" : " TABLESPACE " + Sql.identifier(index.tablespace()))
                + (index.where() == null ? "" : " WHERE " + Sql.expression(index.where()));
    }

    /**
     * Drops an index. Outside a transaction it may be gone already: the drop has two phases, and what stops between them
     * drops it again.
     */
    static Statement drop(QualifiedName table, Index index, boolean transactional) {
        String name = Sql.name(table.sibling(index.name()));
        return transactional
                ? Statement.of("DROP INDEX " + name)
                : Statement.unlimited("DROP INDEX CONCURRENTLY IF EXISTS " + name);
    }

    static Statement rename(QualifiedName table, String from, String to) {
        return Statement.of("ALTER INDEX " + Sql.name(table.sibling(from)) + " RENAME TO " + Sql.identifier(to));
    }

    /** Changes storage parameters and comment. */
    static List<Statement> alter(QualifiedName table, Index from, Index to) {
        QualifiedName name = table.sibling(to.name());
        List<Statement> statements = new ArrayList<>();
        Storage.alterations(from.storage(), to.storage())
                .forEach(action -> statements.add(Statement.of("ALTER INDEX " + Sql.name(name) + " " + action)));
        if (!Objects.equals(from.comment(), to.comment())) {
            statements.add(Comments.onIndex(name, to.comment()));
        }
        return statements;
    }

    /** A column or expression with its order, as it stands between the parentheses of an index. */
    static String part(Index.Part part) {
        String subject = part.column() != null
                ? Sql.identifier(part.column())
                : "(" + Sql.expression(Objects.requireNonNull(part.expression())) + ")";
        return subject
                + (part.collation() == null ? "" : " COLLATE " + Sql.identifier(part.collation()))
                + (part.operatorClass() == null ? "" : " " + Storage.operatorClass(part.operatorClass()))
                + (part.descending() ? " DESC" : "")
                + nulls(part);
    }

    /** Nulls are last in ascending order and first in descending order unless something else is said. */
    private static String nulls(Index.Part part) {
        if (part.nullsFirst() == part.descending()) {
            return "";
        }
        return part.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
    }
}
