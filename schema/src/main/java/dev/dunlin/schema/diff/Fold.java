package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A schema to which changes are applied one after the other. Not safe for several threads. */
public final class Fold implements SchemaView {
    private final SortedSet<String> extensions;
    private final SortedMap<QualifiedName, EnumType> enums;
    private final FoldedTables tables;

    private Fold(Schema schema) {
        extensions = new TreeSet<>(schema.extensions());
        enums = new TreeMap<>(schema.enums());
        tables = new FoldedTables(schema.tables());
    }

    /** Begins with a schema, which stays as it is. */
    public static Fold from(Schema schema) {
        return new Fold(schema);
    }

    /**
     * The schema after these changes, in order.
     *
     * @throws FoldException if a change does not find what it expects
     */
    public static Schema apply(Schema schema, List<Change> changes) {
        Fold fold = from(schema);
        changes.forEach(fold::apply);
        return fold.schema();
    }

    /** The schema as it is now. */
    public Schema schema() {
        return new Schema(extensions, enums, tables.view());
    }

    /** The tables as they are now, a view. */
    @Override
    public SortedMap<QualifiedName, Table> tables() {
        return tables.view();
    }

    /** Names of tables that came, went or changed since the beginning, a view. */
    Set<QualifiedName> touchedTables() {
        return tables.touched();
    }

    @Override
    public List<Table> referrers(QualifiedName target) {
        return tables.referrers(target);
    }

    /** The enum types as they are now, a view. */
    @Override
    public SortedMap<QualifiedName, EnumType> enums() {
        return Collections.unmodifiableSortedMap(enums);
    }

    /** The extensions as they are now, a view. */
    @Override
    public SortedSet<String> extensions() {
        return Collections.unmodifiableSortedSet(extensions);
    }

    /**
     * Applies one change.
     *
     * @throws FoldException if it does not find what it expects; this schema is then as before
     */
    public void apply(Change change) {
        if (change instanceof Change.AddExtension add) {
            extensions.add(add.name());
        } else if (change instanceof Change.RemoveExtension remove) {
            extensions.remove(remove.name());
        } else if (!applyToEnum(change) && !applyToTable(change) && !applyToPart(change)) {
            throw new IllegalStateException("no fold for " + change);
        }
    }

    private boolean applyToEnum(Change change) {
        if (change instanceof Change.CreateEnum create) {
            absent(
                    change,
                    enums.get(create.type().name()),
                    "enum type " + create.type().name());
            enums.put(create.type().name(), create.type());
        } else if (change instanceof Change.DropEnum drop) {
            expect(
                    change,
                    Facts.of(drop.type()),
                    Facts.of(enumType(change, drop.type().name())));
            enums.remove(drop.type().name());
        } else if (change instanceof Change.RenameEnum rename) {
            absent(change, enums.get(rename.to()), "enum type " + rename.to());
            EnumType type = enumType(change, rename.from());
            enums.remove(rename.from());
            enums.put(rename.to(), type.withName(rename.to()));
            tables.replaceAll(table -> Rewrites.enumRenamed(table, rename.from(), rename.to()));
        } else if (change instanceof Change.CommentEnum comment) {
            EnumType type = enumType(change, comment.type());
            expect(change, comment.from(), type.comment());
            enums.put(type.name(), type.withComment(comment.to()));
        } else if (change instanceof Change.AddLabel add) {
            EnumType type = enumType(change, add.type());
            enums.put(type.name(), Rewrites.labelAdded(type, add, reason -> new FoldException(change, reason)));
        } else if (change instanceof Change.RenameLabel rename) {
            EnumType type = enumType(change, rename.type());
            enums.put(type.name(), Rewrites.labelRenamed(type, rename, reason -> new FoldException(change, reason)));
            tables.replaceAll(table -> Rewrites.labelRenamed(table, rename));
        } else if (change instanceof Change.ReplaceLabels replace) {
            expect(
                    change,
                    Facts.of(replace.from()),
                    Facts.of(enumType(change, replace.from().name())));
            enums.put(replace.to().name(), replace.to());
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToTable(Change change) {
        if (change instanceof Change.CreateTable create) {
            absent(
                    change,
                    tables.get(create.table().name()),
                    "table " + create.table().name());
            tables.put(create.table());
        } else if (change instanceof Change.DropTable drop) {
            expect(
                    change,
                    Facts.of(drop.table()),
                    Facts.of(table(change, drop.table().name())));
            tables.remove(drop.table().name());
        } else if (change instanceof Change.RenameTable rename) {
            absent(change, tables.get(rename.to()), "table " + rename.to());
            Table table = table(change, rename.from());
            tables.remove(rename.from());
            tables.put(table.withName(rename.to()));
            tables.replaceReferrers(rename.from(), other -> Rewrites.tableRenamed(other, rename.from(), rename.to()));
        } else if (change instanceof Change.AlterTable alter) {
            Table table = table(change, alter.table());
            expect(change, alter.from(), table.options());
            tables.put(table.withOptions(alter.to()));
        } else if (change instanceof Change.ManageTable manage) {
            table(change, manage.from().name());
            tables.put(manage.to());
        } else if (change instanceof Change.Identify identify) {
            identify(identify);
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToPart(Change change) {
        if (change instanceof Change.AddColumn add) {
            Table table = table(change, add.table());
            absent(change, table.column(add.column().name()).orElse(null), "column " + name(change));
            tables.put(table.withColumns(plus(table.columns(), add.column())));
        } else if (change instanceof Change.DropColumn drop) {
            Column column = column(change, drop.table(), drop.column().name());
            expect(change, Facts.of(drop.column()), Facts.of(column));
            update(drop.table(), table -> table.withColumns(minus(table.columns(), column)));
        } else if (change instanceof Change.RenameColumn rename) {
            column(change, rename.table(), rename.from());
            Table table = table(change, rename.table());
            absent(change, table.column(rename.to()).orElse(null), "column " + rename.table() + "." + rename.to());
            tables.put(Rewrites.columnRenamed(table, rename));
            tables.replaceReferrers(table.name(), other -> Rewrites.referencesRenamed(other, rename));
        } else if (change instanceof Change.AlterColumn alter) {
            Column column = column(change, alter.table(), alter.from().name());
            expect(change, Facts.of(alter.from()), Facts.of(column));
            update(alter.table(), table -> table.withColumns(replaced(table.columns(), column, alter.to())));
        } else if (change instanceof Change.Backfill backfill) {
            column(change, backfill.table(), backfill.column());
        } else {
            return applyToConstraint(change) || applyToIndex(change);
        }
        return true;
    }

    private boolean applyToConstraint(Change change) {
        if (change instanceof Change.AddConstraint add) {
            Table table = table(change, add.table());
            absent(change, table.constraint(add.constraint().name()).orElse(null), "constraint " + name(change));
            update(add.table(), t -> t.withConstraints(plus(t.constraints(), add.constraint())));
        } else if (change instanceof Change.DropConstraint drop) {
            Constraint constraint =
                    constraint(change, drop.table(), drop.constraint().name());
            expect(change, drop.constraint(), constraint);
            update(drop.table(), t -> t.withConstraints(minus(t.constraints(), constraint)));
        } else if (change instanceof Change.RenameConstraint rename) {
            Constraint constraint = constraint(change, rename.table(), rename.from());
            Table table = table(change, rename.table());
            absent(change, table.constraint(rename.to()).orElse(null), "constraint " + rename.to());
            update(
                    rename.table(),
                    t -> t.withConstraints(replaced(t.constraints(), constraint, constraint.withName(rename.to()))));
        } else if (change instanceof Change.ValidateConstraint validate) {
            Constraint constraint = constraint(change, validate.table(), validate.constraint());
            update(
                    validate.table(),
                    t -> t.withConstraints(replaced(t.constraints(), constraint, Rewrites.validated(constraint))));
        } else if (change instanceof Change.PromoteIndex promote) {
            Index index = index(change, promote.table(), promote.index().name());
            expect(change, promote.index(), index);
            update(
                    promote.table(),
                    t -> t.withIndexes(minus(t.indexes(), index))
                            .withConstraints(plus(t.constraints(), promote.constraint())));
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToIndex(Change change) {
        if (change instanceof Change.AddIndex add) {
            Table table = table(change, add.table());
            absent(change, table.index(add.index().name()).orElse(null), "index " + name(change));
            update(add.table(), t -> t.withIndexes(plus(t.indexes(), add.index())));
        } else if (change instanceof Change.DropIndex drop) {
            Index index = index(change, drop.table(), drop.index().name());
            expect(change, drop.index(), index);
            update(drop.table(), t -> t.withIndexes(minus(t.indexes(), index)));
        } else if (change instanceof Change.RenameIndex rename) {
            Index index = index(change, rename.table(), rename.from());
            Table table = table(change, rename.table());
            absent(change, table.index(rename.to()).orElse(null), "index " + rename.to());
            update(rename.table(), t -> t.withIndexes(replaced(t.indexes(), index, index.withName(rename.to()))));
        } else {
            return false;
        }
        return true;
    }

    private void identify(Change.Identify change) {
        Subject subject = change.subject();
        QualifiedName owner = subject.owner();
        String to = change.to();
        switch (subject.kind()) {
            case TABLE -> {
                expect(change, change.from(), table(change, owner).javaType());
                update(owner, table -> table.withJavaType(to));
            }
            case COLUMN -> {
                Column column = column(change, owner, member(subject));
                expect(change, change.from(), column.javaName());
                update(owner, table -> table.withColumns(replaced(table.columns(), column, column.withJavaName(to))));
            }
            case ENUM -> {
                EnumType type = enumType(change, owner);
                expect(change, change.from(), type.javaType());
                enums.put(owner, type.withJavaType(to));
            }
            case LABEL -> {
                EnumType type = enumType(change, owner);
                EnumType.Label label = new EnumType.Label(member(subject), change.from());
                if (!type.labels().contains(label)) {
                    throw new FoldException(change, "there is no label " + name(change) + " of " + change.from());
                }
                EnumType.Label renamed = new EnumType.Label(label.text(), to);
                enums.put(owner, type.withLabels(replaced(type.labels(), label, renamed)));
            }
            default -> throw new FoldException(change, "a " + subject.kind() + " has no Java identity");
        }
    }

    private static String member(Subject subject) {
        return Objects.requireNonNull(subject.member(), "member");
    }

    private static String name(Change change) {
        return change.subject().relativeTo(null);
    }

    private Table table(Change change, QualifiedName name) {
        return present(change, tables.get(name), "table " + name);
    }

    private EnumType enumType(Change change, QualifiedName name) {
        return present(change, enums.get(name), "enum type " + name);
    }

    private Column column(Change change, QualifiedName table, String name) {
        return present(change, table(change, table).column(name).orElse(null), "column " + table + "." + name);
    }

    private Constraint constraint(Change change, QualifiedName table, String name) {
        return present(
                change, table(change, table).constraint(name).orElse(null), "constraint " + name + " on " + table);
    }

    private Index index(Change change, QualifiedName table, String name) {
        return present(change, table(change, table).index(name).orElse(null), "index " + name + " on " + table);
    }

    private void update(QualifiedName name, UnaryOperator<Table> change) {
        Table table = tables.get(name);
        if (table != null) {
            tables.put(change.apply(table));
        }
    }

    private static <T> T present(Change change, @Nullable T found, String what) {
        if (found == null) {
            throw new FoldException(change, "there is no " + what);
        }
        return found;
    }

    private static void absent(Change change, @Nullable Object found, String what) {
        if (found != null) {
            throw new FoldException(change, what + " exists already");
        }
    }

    private static void expect(Change change, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw new FoldException(
                    change,
                    "%s was expected as %s, and is %s".formatted(name(change), expected, found),
                    new FoldException.Mismatch(expected, found));
        }
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> result = new ArrayList<>(list);
        result.add(added);
        return result;
    }

    private static <T> List<T> minus(List<T> list, T removed) {
        List<T> result = new ArrayList<>(list);
        result.remove(removed);
        return result;
    }

    private static <T> List<T> replaced(List<T> list, T old, T replacement) {
        List<T> result = new ArrayList<>(list);
        result.set(result.indexOf(old), replacement);
        return result;
    }
}
