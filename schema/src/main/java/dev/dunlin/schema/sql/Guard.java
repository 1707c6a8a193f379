package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that fails, with the reason, while rows are there that a script could not deal with later. It runs before
 * anything is done.
 */
record Guard(String title, Statement statement) {
    /**
     * The guards that changes need, in their order.
     *
     * @param start the schema in which the first change is done
     */
    static List<Guard> all(List<Change> changes, Schema start, @Nullable String home) {
        List<Guard> guards = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Origin origin = new Origin(changes.subList(0, i), start);
            if (change instanceof ColumnChange.AddColumn add) {
                filledColumn(add, origin, home).ifPresent(guards::add);
            } else if (change instanceof ColumnChange.AlterColumn alter) {
                requiredColumn(alter, origin, home).ifPresent(guards::add);
            } else if (change instanceof ExpansionChange.Revert revert
                    && revert.step() instanceof ExpansionChange.Expand) {
                heldColumn(revert, origin, home).ifPresent(guards::add);
            } else if (change instanceof EnumChange.ReplaceLabels replace) {
                guards.addAll(unusedLabels(replace, origin, home));
            } else if (change instanceof KeyChange.AddConstraint add) {
                distinctRows(Key.of(add.constraint()), change, origin, home).ifPresent(guards::add);
                if (add.constraint() instanceof Constraint.ForeignKey key) {
                    noReferences(key, add.table(), origin, home).ifPresent(guards::add);
                }
            } else if (change instanceof KeyChange.AddIndex add) {
                distinctRows(Key.of(add.index()), change, origin, home).ifPresent(guards::add);
            }
        }
        return guards;
    }

    private static Optional<Guard> filledColumn(ColumnChange.AddColumn add, Origin origin, @Nullable String home) {
        Column column = add.column();
        boolean needsValue = !column.nullable() && column.defaultValue() == null && add.backfill() == null;
        String name = add.subject().relativeTo(home);
        return (needsValue ? origin.table(add.table()) : Optional.<QualifiedName>empty())
                .map(table -> of(
                        "Column " + name
                                + " is required and its values are gone: table %s must have no rows"
                                        .formatted(table.relativeTo(home)),
                        "SELECT FROM " + Sql.name(table),
                        "Column " + name
                                + " cannot come back: it is required, its values are gone, and the table has rows",
                        "Edit the script so that rows get a value, or delete the rows."));
    }

    /** A column that was to go is required again. */
    private static Optional<Guard> heldColumn(ExpansionChange.Revert revert, Origin origin, @Nullable String home) {
        Expansion expansion = revert.expansion();
        if (expansion.kind() != Expansion.Kind.DROP_COLUMN) {
            return Optional.empty();
        }
        Column old = expansion.old();
        ColumnChange.AlterColumn required = new ColumnChange.AlterColumn(
                expansion.table(), old.withNullable(old.defaultValue() == null), old, null, null);
        return requiredColumn(required, origin, home);
    }

    private static Optional<Guard> requiredColumn(
            ColumnChange.AlterColumn alter, Origin origin, @Nullable String home) {
        boolean becomesRequired = alter.from().nullable() && !alter.to().nullable() && alter.backfill() == null;
        if (!becomesRequired) {
            return Optional.empty();
        }
        String name = alter.subject().relativeTo(home);
        return origin.table(alter.table())
                .flatMap(table -> origin.column(alter.table(), alter.from().name())
                        .map(column -> of(
                                "Column " + name + " becomes required again: it must have no nulls",
                                "SELECT FROM " + Sql.name(table) + " WHERE " + Sql.identifier(column) + " IS NULL",
                                "Column " + name + " cannot become required again: it has nulls",
                                "Give these rows a value.")));
    }

    /** A key over columns whose values are gone: rows would be alike that were told apart by them. */
    private static Optional<Guard> distinctRows(
            @Nullable Key key, Change change, Origin origin, @Nullable String home) {
        Subject subject = change.subject();
        Optional<QualifiedName> table = origin.table(subject.owner());
        if (key == null || table.isEmpty()) {
            return Optional.empty();
        }
        List<ColumnChange.AddColumn> lost = origin.added(subject.owner(), key.columns());
        if (lost.isEmpty() || !lost.stream().allMatch(key::isAlikeInAllRows)) {
            return Optional.empty();
        }
        List<String> kept = key.columns().stream()
                .flatMap(column -> origin.column(subject.owner(), column).stream())
                .map(Sql::identifier)
                .toList();
        String columns = lost.stream()
                .map(add -> add.column().name())
                .map(name -> subject.owner().relativeTo(home) + "." + name)
                .collect(Collectors.joining(", "));
        String name = Objects.requireNonNull(subject.member());
        return Optional.of(of(
                "Key " + name + " comes back without the values of " + columns + ": no two rows may be alike",
                "SELECT FROM " + Sql.name(table.get()) + key.alike(kept),
                "Key " + name + " cannot come back: without the values of " + columns + " rows are alike",
                "Edit the script so that rows get values that differ, or delete the rows."));
    }

    /** A foreign key to rows, or to values, that are gone: no row may refer to them. */
    private static Optional<Guard> noReferences(
            Constraint.ForeignKey key, QualifiedName referrer, Origin origin, @Nullable String home) {
        boolean isThere = origin.table(key.target()).isPresent()
                && key.references().stream()
                        .allMatch(column -> origin.column(key.target(), column).isPresent());
        List<String> columns = key.columns().stream()
                .flatMap(column -> origin.column(referrer, column).stream())
                .map(column -> Sql.identifier(column) + " IS NOT NULL")
                .toList();
        Optional<QualifiedName> table = origin.table(referrer);
        if (isThere
                || !key.valid()
                || table.isEmpty()
                || columns.size() < key.columns().size()) {
            return Optional.empty();
        }
        String target = key.target().relativeTo(home);
        return Optional.of(of(
                "Foreign key " + key.name() + " refers to what is gone from " + target + ": no row may refer to it",
                "SELECT FROM " + Sql.name(table.get()) + " WHERE "
                        + String.join(key.matchFull() ? " OR " : " AND ", columns),
                "Foreign key " + key.name() + " cannot come back: rows refer to what is gone from " + target,
                "Edit the script so that " + target + " gets its rows back, or set the references to null."));
    }

    private static List<Guard> unusedLabels(EnumChange.ReplaceLabels replace, Origin origin, @Nullable String home) {
        List<String> gone = new ArrayList<>(replace.from().texts());
        gone.removeAll(replace.to().texts());
        List<Guard> guards = new ArrayList<>();
        QualifiedName type = origin.enumType(replace.from().name());
        for (String label : gone) {
            String query = usesOfLabel(type, origin.label(replace.from().name(), label), origin.start());
            String name = replace.subject().relativeTo(home) + "." + label;
            if (!query.isEmpty()) {
                guards.add(of(
                        "Label " + name + " goes: no row may have it",
                        query,
                        "Label " + name + " cannot go: rows have it",
                        "Give these rows another label."));
            }
        }
        return guards;
    }

    private static String usesOfLabel(QualifiedName type, String label, Schema schema) {
        List<String> queries = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            for (Column column : table.columns()) {
                String name = Sql.identifier(column.name());
                if (isOf(column.type(), type)) {
                    queries.add("SELECT FROM %s WHERE %s::text = %s"
                            .formatted(Sql.name(table.name()), name, Sql.literal(label)));
                } else if (column.type() instanceof ColumnType.ArrayOf array && isOf(array.element(), type)) {
                    queries.add("SELECT FROM %s WHERE %s = ANY (%s::text[])"
                            .formatted(Sql.name(table.name()), Sql.literal(label), name));
                }
            }
        }
        return String.join("\n        UNION ALL ", queries);
    }

    private static boolean isOf(ColumnType columnType, QualifiedName type) {
        return columnType instanceof ColumnType.Defined defined
                && defined.name().equals(type);
    }

    private static Guard of(String title, String query, String message, String hint) {
        String body = """

                BEGIN
                    IF EXISTS (
                        %s
                    ) THEN
                        RAISE EXCEPTION USING
                            MESSAGE = %s,
                            HINT = %s;
                    END IF;
                END
                """.formatted(query, Sql.literal(message), Sql.literal(hint));
        return new Guard(title, Statement.of("DO " + Sql.dollarQuoted(body)));
    }

    /** What no two rows may have in common. */
    private record Key(List<String> columns, boolean nullsAreAlike) {
        static @Nullable Key of(Constraint constraint) {
            if (constraint instanceof Constraint.Unique unique) {
                return new Key(unique.columns(), unique.nullsNotDistinct());
            }
            return constraint instanceof Constraint.PrimaryKey key ? new Key(key.columns(), false) : null;
        }

        /** The key of a unique index over columns of all rows; null for any other index. */
        static @Nullable Key of(Index index) {
            List<String> columns = index.parts().stream()
                    .flatMap(part -> Stream.ofNullable(part.column()))
                    .toList();
            boolean isKey = index.unique()
                    && index.where() == null
                    && columns.size() == index.parts().size();
            return isKey ? new Key(columns, index.nullsNotDistinct()) : null;
        }

        /** Whether a column that is added has one value, or one null that counts, in all rows. */
        boolean isAlikeInAllRows(ColumnChange.AddColumn add) {
            DefaultValue value = add.column().defaultValue();
            if (value == null) {
                return nullsAreAlike && add.column().nullable() && add.backfill() == null;
            }
            return value instanceof DefaultValue.Literal
                    || (value instanceof DefaultValue.Expression expression
                            && !Volatility.mayBeVolatile(expression.sql()));
        }

        /** What follows the table in a query that finds rows alike in these columns. */
        String alike(List<String> kept) {
            String list = String.join(", ", kept);
            String noNulls = kept.stream()
                    .map(column -> column + " IS NOT NULL")
                    .collect(Collectors.joining(" AND ", " WHERE ", ""));
            return (kept.isEmpty() || nullsAreAlike ? "" : noNulls)
                    + (kept.isEmpty() ? "" : " GROUP BY " + list)
                    + " HAVING count(*) > 1";
        }
    }

    /**
     * Where something comes from that earlier changes have renamed or made.
     *
     * @param earlier the changes before the one in question
     * @param start the schema in which the first of them is done
     */
    private record Origin(List<Change> earlier, Schema start) {
        /** The table's name at the start; empty if it was not there, and so has no rows. */
        Optional<QualifiedName> table(QualifiedName name) {
            QualifiedName origin = name;
            for (int i = earlier.size() - 1; i >= 0; i--) {
                if (earlier.get(i) instanceof TableChange.RenameTable rename
                        && rename.to().equals(origin)) {
                    origin = rename.from();
                } else if (earlier.get(i) instanceof TableChange.CreateTable create
                        && create.table().name().equals(origin)) {
                    return Optional.empty();
                }
            }
            return start.tables().containsKey(origin) ? Optional.of(origin) : Optional.empty();
        }

        /** The column's name at the start; empty if it was not there. */
        Optional<String> column(QualifiedName table, String name) {
            String origin = name;
            for (int i = earlier.size() - 1; i >= 0; i--) {
                Change change = earlier.get(i);
                QualifiedName then = tableName(table, i);
                if (change instanceof ColumnChange.RenameColumn rename
                        && rename.to().equals(origin)
                        && tableName(rename.table(), i).equals(then)) {
                    origin = rename.from();
                } else if (change instanceof ColumnChange.AddColumn add
                        && add.column().name().equals(origin)
                        && tableName(add.table(), i).equals(then)) {
                    return Optional.empty();
                }
            }
            return Optional.of(origin);
        }

        /** Those of these columns that were not there at the start. */
        List<ColumnChange.AddColumn> added(QualifiedName table, List<String> columns) {
            List<ColumnChange.AddColumn> added = new ArrayList<>();
            for (int i = 0; i < earlier.size(); i++) {
                if (earlier.get(i) instanceof ColumnChange.AddColumn add
                        && columns.contains(add.column().name())
                        && tableName(add.table(), i).equals(tableName(table, earlier.size()))
                        && column(table, add.column().name()).isEmpty()) {
                    added.add(add);
                }
            }
            return added;
        }

        QualifiedName enumType(QualifiedName name) {
            QualifiedName origin = name;
            for (int i = earlier.size() - 1; i >= 0; i--) {
                if (earlier.get(i) instanceof EnumChange.RenameEnum rename
                        && rename.to().equals(origin)) {
                    origin = rename.from();
                }
            }
            return origin;
        }

        String label(QualifiedName type, String label) {
            String origin = label;
            for (int i = earlier.size() - 1; i >= 0; i--) {
                if (earlier.get(i) instanceof EnumChange.RenameLabel rename
                        && rename.to().equals(origin)
                        && enumType(rename.type()).equals(enumType(type))) {
                    origin = rename.from();
                }
            }
            return origin;
        }

        /** The name, at the start, of a table that has the given name before the change of that number. */
        private QualifiedName tableName(QualifiedName name, int number) {
            QualifiedName origin = name;
            for (int i = number - 1; i >= 0; i--) {
                if (earlier.get(i) instanceof TableChange.RenameTable rename
                        && rename.to().equals(origin)) {
                    origin = rename.from();
                }
            }
            return origin;
        }
    }
}
