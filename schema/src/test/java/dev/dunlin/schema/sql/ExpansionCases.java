package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Unique;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes that are made in two steps: what stands side by side, and what goes in the end. */
final class ExpansionCases {
    private static final QualifiedName ORDERS = QualifiedName.of("orders");
    private static final QualifiedName STATUS = QualifiedName.of("status");
    private static final EnumType STATES = EnumType.of(STATUS, "open", "shipped");

    private static final Table ORDER = Table.of(
                    ORDERS,
                    Column.of("id", Builtin.of("integer")),
                    Column.of("state", Builtin.of("text")).withDefault(new DefaultValue.Literal("open")),
                    Column.of("amount", Builtin.of("integer")).withNullable(true))
            .withConstraints(List.of(
                    Unique.of("orders_state_amount_key", "state", "amount"),
                    new Check("orders_amount_check", new SqlExpression("amount > 0"), true)))
            .withIndexes(List.of(Index.of("orders_state_idx", "state")));

    private static final String ROWS =
            "INSERT INTO orders (id, state, amount) VALUES (1, 'open', 3), (2, 'shipped', NULL)";

    private ExpansionCases() {}

    static List<DdlCase> all() {
        Expansion renamed = renamed();
        Expansion retyped = retyped(
                "amount",
                Column.of("amount", Builtin.of("bigint")).withNullable(true),
                null,
                Map.of(
                        "orders_state_amount_key", "orders_state_amount_key_new",
                        "orders_amount_check", "orders_amount_check_new"));
        Expansion state = retyped(
                "state",
                Column.of("state", new Defined(STATUS)).withDefault(new DefaultValue.Literal("open")),
                new SqlExpression("state::status"),
                Map.of(
                        "orders_state_amount_key", "orders_state_amount_key_new",
                        "orders_state_idx", "orders_state_idx_new"));
        return List.of(
                through("expand-column-name", renamed),
                through("expand-column-name-online", renamed).online(),
                through("expand-column-type", retyped),
                through("expand-column-type-stated", state),
                dropped(),
                ofTable("expand-table-dropped", Expansion.Kind.DROP_TABLE, ORDER, Table.of(ORDERS)),
                ofTable(
                        "expand-table-name",
                        Expansion.Kind.RENAME_TABLE,
                        Table.of(ORDERS).withColumns(ORDER.columns()),
                        Table.of(QualifiedName.of("purchases"))),
                of(
                        "expand-column-taken-back",
                        new ExpansionChange.Expand(renamed),
                        new ExpansionChange.FillExpansion(ORDERS, "status"),
                        new ExpansionChange.Revert(new ExpansionChange.FillExpansion(ORDERS, "status"), renamed),
                        new ExpansionChange.Revert(new ExpansionChange.Expand(renamed), renamed)));
    }

    /** All steps of an expansion, one after the other. */
    private static DdlCase through(String name, Expansion expansion) {
        String column = expansion.declared().name();
        return of(
                name,
                new ExpansionChange.Expand(expansion),
                new ExpansionChange.FillExpansion(ORDERS, column),
                new ExpansionChange.Contract(ORDERS, column));
    }

    private static DdlCase dropped() {
        Expansion expansion = new Expansion(
                Expansion.Kind.DROP_COLUMN,
                Expansion.excerpt(ORDER, "amount"),
                Table.of(ORDERS),
                null,
                null,
                new TreeMap<>(),
                List.of());
        return of(
                "expand-column-dropped",
                new ExpansionChange.Expand(expansion),
                new ExpansionChange.Contract(ORDERS, "amount"));
    }

    private static DdlCase ofTable(String name, Expansion.Kind kind, Table from, Table to) {
        Expansion expansion = new Expansion(kind, from, to, null, null, new TreeMap<>(), List.of());
        return of(name, new ExpansionChange.Expand(expansion), new ExpansionChange.Contract(to.name(), null));
    }

    private static DdlCase of(String name, Change... changes) {
        return DdlCase.of(name, Schema.of(List.of(), List.of(STATES), List.of(ORDER)), changes)
                .withRows(ROWS);
    }

    private static Expansion renamed() {
        Table to = Table.of(
                        ORDERS, Column.of("status", Builtin.of("text")).withDefault(new DefaultValue.Literal("open")))
                .withConstraints(List.of(Unique.of("orders_status_amount_key", "status", "amount")))
                .withIndexes(List.of(Index.of("orders_status_idx", "status")));
        return new Expansion(
                Expansion.Kind.CHANGE_COLUMN,
                Expansion.excerpt(ORDER, "state"),
                to,
                null,
                "status",
                new TreeMap<>(),
                List.of());
    }

    private static Expansion retyped(
            String column, Column to, @Nullable SqlExpression using, Map<String, String> twins) {
        Table from = Expansion.excerpt(ORDER, column);
        return new Expansion(
                Expansion.Kind.CHANGE_COLUMN,
                from,
                from.withColumns(List.of(to)),
                using,
                column + "_new",
                new TreeMap<>(twins),
                List.of());
    }
}
