package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.InPlace;
import dev.dunlin.schema.diff.Queries;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Views and materialized views as statements. Their columns are always named, so that a query cannot name them otherwise. */
final class Views {
    private Views() {}

    static List<Statement> create(View view) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE VIEW " + definition(view)));
        addColumnComments(view, statements);
        return statements;
    }

    static List<Statement> create(MaterializedView view) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE MATERIALIZED VIEW " + head(view)
                + (view.storage().isEmpty() ? "" : " WITH " + Storage.parameters(view.storage()))
                + query(view)
                + (view.populated() ? "" : (query(view).endsWith("\n") ? "" : "\n") + "WITH NO DATA")));
        view.indexes().forEach(index -> statements.addAll(Indexes.create(view.name(), index, true)));
        addColumnComments(view, statements);
        return statements;
    }

    /** Changes a view as it stands, without its comment. */
    static List<Statement> alter(QueryObject from, QueryObject to) {
        if (!Queries.isAlterable(from, to)) {
            throw new IllegalStateException(from.id() + " cannot become another one as it stands");
        }
        List<Statement> statements = new ArrayList<>();
        if (from instanceof View old && to instanceof View view) {
            alter(old, view, statements);
        } else if (from instanceof MaterializedView old && to instanceof MaterializedView view) {
            alter(old, view, statements);
        }
        for (ViewColumn column : to.columns()) {
            String before = from.columns().stream()
                    .filter(other -> other.name().equals(column.name()))
                    .findFirst()
                    .map(ViewColumn::comment)
                    .orElse(null);
            if (!Objects.equals(before, column.comment())) {
                statements.add(Comments.onAttribute(to.name(), column.name(), column.comment()));
            }
        }
        return statements;
    }

    private static void alter(View from, View to, List<Statement> statements) {
        boolean isSameQuery = from.query().equals(to.query())
                && from.columns().size() == to.columns().size();
        if (!isSameQuery) {
            statements.add(Statement.of("CREATE OR REPLACE VIEW " + definition(to)));
        } else if (!from.options().equals(to.options())) {
            String head = "ALTER VIEW " + Sql.name(to.name());
            addOptions(head, options(from.options()), options(to.options()), statements);
        }
    }

    private static void alter(MaterializedView from, MaterializedView to, List<Statement> statements) {
        String head = "ALTER MATERIALIZED VIEW " + Sql.name(to.name());
        addOptions(head, from.storage(), to.storage(), statements);
        if (from.populated() != to.populated()) {
            statements.add(Statement.of(
                    "REFRESH MATERIALIZED VIEW " + Sql.name(to.name()) + (to.populated() ? "" : " WITH NO DATA")));
        }
        from.indexes().stream()
                .filter(index -> kept(index, to).isEmpty())
                .forEach(index -> statements.add(Indexes.drop(to.name(), index, true)));
        for (Index index : from.indexes()) {
            kept(index, to).ifPresent(now -> statements.addAll(Indexes.alter(to.name(), index, now)));
        }
        to.indexes().stream()
                .filter(index -> kept(index, from).isEmpty())
                .forEach(index -> statements.addAll(Indexes.create(to.name(), index, true)));
    }

    /** The index of the same name, if one can become the other as it stands. */
    private static Optional<Index> kept(Index index, MaterializedView other) {
        return other.indexes().stream()
                .filter(now -> now.name().equals(index.name()) && InPlace.isPossible(index, now))
                .findFirst();
    }

    private static void addOptions(
            String head, SortedMap<String, String> from, SortedMap<String, String> to, List<Statement> statements) {
        SortedMap<String, String> gone = new TreeMap<>(from);
        gone.keySet().removeAll(to.keySet());
        if (!gone.isEmpty()) {
            statements.add(Statement.of(head + " RESET " + Storage.names(gone)));
        }
        SortedMap<String, String> changed = new TreeMap<>(to);
        changed.entrySet().removeAll(from.entrySet());
        if (!changed.isEmpty()) {
            statements.add(Statement.of(head + " SET " + Storage.parameters(changed)));
        }
    }

    private static String definition(View view) {
        SortedMap<String, String> options = options(view.options());
        return head(view) + (options.isEmpty() ? "" : " WITH " + Storage.parameters(options)) + query(view);
    }

    private static String head(QueryObject view) {
        return Sql.name(view.name()) + " ("
                + Sql.identifiers(view.columns().stream().map(ViewColumn::name).toList()) + ")";
    }

    private static String query(QueryObject view) {
        return " AS\n" + Sql.expression(view.query());
    }

    private static SortedMap<String, String> options(View.Options options) {
        SortedMap<String, String> names = new TreeMap<>();
        if (options.securityBarrier()) {
            names.put("security_barrier", "true");
        }
        if (options.securityInvoker()) {
            names.put("security_invoker", "true");
        }
        if (options.check() != View.Check.NONE) {
            names.put("check_option", options.check().name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static void addColumnComments(QueryObject view, List<Statement> statements) {
        for (ViewColumn column : view.columns()) {
            if (column.comment() != null) {
                statements.add(Comments.onAttribute(view.name(), column.name(), column.comment()));
            }
        }
    }
}
