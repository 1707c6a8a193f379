package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tables that inherit others than they are to. PostgreSQL lets a table inherit another one whose columns and checks it has, and
 * leaves it those when it no longer does; where it would not come out as if it had been made so, that is refused.
 */
final class Parentage {
    private final Draft draft;

    Parentage(Draft draft) {
        this.draft = draft;
    }

    void run() {
        for (Table table : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            List<QualifiedName> from = table.options().inherits();
            List<QualifiedName> to = wanted.options().inherits();
            int same = 0;
            while (same < from.size() && same < to.size() && from.get(same).equals(to.get(same))) {
                same++;
            }
            if (leave(from.subList(same, from.size()), wanted)) {
                enter(to.subList(same, to.size()), wanted);
            }
        }
    }

    /** Takes parents away, the last one first; returns whether all could be. */
    private boolean leave(List<QualifiedName> parents, Table wanted) {
        for (int i = parents.size() - 1; i >= 0; i--) {
            if (!leave(parents.get(i), wanted)) {
                return false;
            }
        }
        return true;
    }

    private boolean leave(QualifiedName parent, Table wanted) {
        Table table = Objects.requireNonNull(draft.table(wanted.name()));
        Map<String, Column> kept = inherited(table, parent);
        List<Column> columns = new ArrayList<>();
        for (Column column : inherited(parent).values()) {
            if (column.defaultValue() instanceof DefaultValue.Serial) {
                return refuse(
                        wanted, "column %s takes its values from a sequence of %s".formatted(column.name(), parent));
            }
            if (!kept.containsKey(column.name())) {
                String java = wanted.column(column.name()).map(Column::javaName).orElse(null);
                columns.add(asHeir(column).withJavaName(java));
            }
        }
        List<Check> checks = checks(parent).stream()
                .filter(check -> table.options().inherits().stream()
                        .filter(other -> !other.equals(parent))
                        .noneMatch(other -> checks(other).contains(check)))
                .toList();
        draft.add(new TableChange.Disinherit(wanted.name(), parent, columns, checks));
        return true;
    }

    private void enter(List<QualifiedName> parents, Table wanted) {
        boolean isPossible = true;
        for (QualifiedName parent : parents) {
            isPossible = isPossible && enter(parent, wanted);
        }
    }

    private boolean enter(QualifiedName parent, Table wanted) {
        Table table = Objects.requireNonNull(draft.table(wanted.name()));
        if (draft.anyTable(parent) == null) {
            return refuse(wanted, "%s is not there yet, or new in the same migration".formatted(parent));
        }
        Map<String, Column> others = inherited(table, null);
        List<Column> columns = new ArrayList<>();
        for (Column column : inherited(parent).values()) {
            Optional<Column> own = table.column(column.name());
            if (own.isEmpty() && !others.containsKey(column.name())) {
                return refuse(wanted, "%s has the column %s, and it has none".formatted(parent, column.name()));
            }
            if (own.isPresent() && wanted.column(column.name()).isPresent()) {
                return refuse(
                        wanted,
                        "%s still has the column %s, which the table is to have by itself"
                                .formatted(parent, column.name()));
            }
            if (!isAlike(own.orElseGet(() -> Objects.requireNonNull(others.get(column.name()))), asHeir(column))) {
                return refuse(wanted, "its column %s is not as that of %s".formatted(column.name(), parent));
            }
            own.ifPresent(columns::add);
        }
        List<Check> checks = new ArrayList<>();
        for (Check check : checks(parent)) {
            Optional<Check> own = table.constraints(Check.class).stream()
                    .filter(other -> other.withComment(null).equals(check.withComment(null)))
                    .findFirst();
            if (own.isEmpty()) {
                return refuse(wanted, "%s has the check %s, and it has none like it".formatted(parent, check.name()));
            }
            checks.add(own.get());
        }
        draft.add(new TableChange.Inherit(wanted.name(), parent, columns, checks));
        return true;
    }

    private boolean refuse(Table wanted, String reason) {
        draft.add(new Finding(Finding.Code.OTHER_PARENTS, Subject.table(wanted.name()), List.of(reason), List.of()));
        return false;
    }

    /** The columns that a table has from its parents, but for one of these. */
    private Map<String, Column> inherited(Table table, @Nullable QualifiedName without) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (QualifiedName parent : table.options().inherits()) {
            if (!parent.equals(without)) {
                inherited(parent).forEach(columns::putIfAbsent);
            }
        }
        return columns;
    }

    /** The columns that a table hands down, its own and those that it has from others, by name. */
    private Map<String, Column> inherited(QualifiedName parent) {
        Map<String, Column> columns = new LinkedHashMap<>();
        Table table = draft.anyTable(parent);
        if (table != null) {
            columns.putAll(inherited(table, null));
            table.columns().forEach(column -> columns.put(column.name(), column));
        }
        return columns;
    }

    /** The checks that a table hands down. */
    private List<Check> checks(QualifiedName parent) {
        List<Check> checks = new ArrayList<>();
        Table table = draft.anyTable(parent);
        if (table != null) {
            table.options().inherits().forEach(other -> checks.addAll(checks(other)));
            table.constraints(Check.class).stream()
                    .filter(check -> !check.noInherit())
                    .forEach(checks::add);
        }
        return checks;
    }

    /** A column as those have it who inherit it: an identity, a comment and what is known of values are not handed down. */
    private static Column asHeir(Column column) {
        Column heir = column.defaultValue() instanceof DefaultValue.Identity ? column.withDefault(null) : column;
        ColumnOptions options = column.options();
        return heir.withComment(null).withOptions(new ColumnOptions(options.storage(), options.compression(), null));
    }

    private static boolean isAlike(Column column, Column inherited) {
        return column.type().equals(inherited.type())
                && column.nullable() == inherited.nullable()
                && Objects.equals(column.collation(), inherited.collation())
                && Objects.equals(column.defaultValue(), inherited.defaultValue());
    }
}
