package dev.dunlin.schema.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of each column's values on the way of a plan, as far as the plan says. */
final class Survivors {
    private final Schema from;
    private final List<Fate> fates = new ArrayList<>();
    /** What each type was called in the beginning, by its name now. */
    private final Map<QualifiedName, QualifiedName> types = new HashMap<>();
    /** What labels are called now, by their names in the beginning, by the type's name in the beginning. */
    private final Map<QualifiedName, Map<String, String>> labels = new HashMap<>();

    /** Where a column is now, and what happened to its values. */
    static final class Fate {
        final QualifiedName tableBefore;
        final Column before;
        QualifiedName table;
        /** The table whose column it is: that of the rows, or one that it inherits. */
        QualifiedName owner;

        String column;
        boolean gone;
        /** Whether nulls may have become values. */
        boolean filled;
        /** Whether the values have another type, of which they are still the same values. */
        boolean retyped;
        /** Whether the plan says that values are not what they were, or the author made them something else. */
        boolean altered;

        Fate(QualifiedName table, QualifiedName owner, Column column) {
            this.owner = owner;
            this.tableBefore = table;
            this.before = column;
            this.table = table;
            this.column = column.name();
            this.altered = column.isGenerated();
        }

        boolean is(QualifiedName otherTable, String otherColumn) {
            return !gone && owner.equals(otherTable) && column.equals(otherColumn);
        }
    }

    private Survivors(Schema from) {
        this.from = from;
    }

    /** Follows the columns of a schema; whatever is lost on the way must have been announced as a hazard of its step. */
    static Survivors follow(Schema from, Plan plan) {
        Survivors survivors = new Survivors(from);
        for (Table table : from.tables().values()) {
            Stream.concat(Stream.of(table), Heirs.ancestors(from, table).stream())
                    .forEach(owner -> owner.columns()
                            .forEach(column -> survivors.fates.add(new Fate(table.name(), owner.name(), column))));
        }
        plan.stages().forEach(stage -> stage.steps().forEach(step -> survivors.follow(step)));
        return survivors;
    }

    /** All columns of the beginning. */
    List<Fate> fates() {
        return fates;
    }

    /** What a value of a column of this type is in the end. */
    String renamed(ColumnType type, String value) {
        return type instanceof ColumnType.Defined defined
                ? labels.getOrDefault(defined.name(), Map.of()).getOrDefault(value, value)
                : value;
    }

    private void follow(Step step) {
        Change change = step.change();
        if (change instanceof TableChange.RenameTable rename) {
            fates.stream().filter(fate -> fate.table.equals(rename.from())).forEach(fate -> fate.table = rename.to());
            fates.stream().filter(fate -> fate.owner.equals(rename.from())).forEach(fate -> fate.owner = rename.to());
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            fates.stream()
                    .filter(fate -> fate.is(rename.table(), rename.from()))
                    .forEach(fate -> fate.column = rename.to());
        } else if (change instanceof TableChange.Disinherit disinherit) {
            fates.stream()
                    .filter(fate -> fate.table.equals(disinherit.table())
                            && disinherit.columns().stream()
                                    .anyMatch(column -> column.name().equals(fate.column)))
                    .forEach(fate -> fate.owner = fate.table);
        } else if (change instanceof TableChange.Inherit inherit) {
            fates.stream()
                    .filter(fate -> fate.table.equals(inherit.table())
                            && inherit.columns().stream()
                                    .anyMatch(column -> column.name().equals(fate.column)))
                    .forEach(fate -> fate.owner = inherit.parent());
        } else if (change instanceof TableChange.DropTable drop) {
            lose(
                    step,
                    fates.stream()
                            .filter(fate ->
                                    !fate.gone && fate.table.equals(drop.table().name()))
                            .toList());
        } else if (change instanceof ColumnChange.DropColumn drop) {
            lose(
                    step,
                    fates.stream()
                            .filter(fate -> fate.is(drop.table(), drop.column().name()))
                            .toList());
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            fates.stream()
                    .filter(fate -> fate.is(alter.table(), alter.from().name()))
                    .forEach(fate -> alter(fate, alter, step));
        } else if (change instanceof ColumnChange.RequireColumn require) {
            follow(new Step(require.atOnce(), step.hazards()));
        } else if (change instanceof ColumnChange.Backfill fill) {
            fates.stream().filter(fate -> fate.is(fill.table(), fill.column())).forEach(fate -> fate.filled = true);
        } else if (change instanceof EnumChange.RenameLabel rename) {
            renameLabel(rename);
        } else if (change instanceof EnumChange.RenameEnum rename) {
            renameType(rename.from(), rename.to());
        } else if (change instanceof ObjectChange.RenameObject rename) {
            renameType(rename.from().name(), rename.to());
        } else if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof CompositeType old
                && alter.to() instanceof CompositeType type) {
            alter(old, type, step);
        } else if (change instanceof PartitionChange.DropPartition drop) {
            lose(
                    step,
                    fates.stream()
                            .filter(fate -> !fate.gone && fate.table.equals(drop.table()))
                            .toList());
        }
    }

    private void renameType(QualifiedName name, QualifiedName to) {
        QualifiedName origin = types.remove(name);
        types.put(to, origin == null ? name : origin);
    }

    /** Values with other attributes are other values; that attributes go is announced. */
    private void alter(CompositeType old, CompositeType type, Step step) {
        if (attributes(old).equals(attributes(type))) {
            return;
        }
        boolean loses = old.attributes().stream()
                .anyMatch(attribute -> type.attribute(attribute.name()).isEmpty());
        QualifiedName origin = types.getOrDefault(old.name(), old.name());
        Set<QualifiedName> affected = new HashSet<>(Set.of(origin));
        TypeUse.madeOf(origin, from).forEach(user -> affected.add(user.name()));
        for (Fate fate : fates) {
            QualifiedName name = fate.before.type().definedName();
            if (!fate.gone && !fate.altered && name != null && affected.contains(name)) {
                fate.altered = true;
                assertThat(!loses || isAnnounced(step))
                        .as("that attributes of %s.%s go is announced", fate.tableBefore, fate.before.name())
                        .isTrue();
            }
        }
    }

    private static Map<String, ColumnType> attributes(CompositeType type) {
        return type.attributes().stream()
                .collect(Collectors.toMap(CompositeType.Attribute::name, CompositeType.Attribute::type));
    }

    private void lose(Step step, List<Fate> lost) {
        for (Fate fate : lost) {
            fate.gone = true;
            assertThat(fate.before.isGenerated() || isAnnounced(step))
                    .as("the loss of %s.%s is announced", fate.tableBefore, fate.before.name())
                    .isTrue();
        }
    }

    private static void alter(Fate fate, ColumnChange.AlterColumn alter, Step step) {
        fate.filled |= alter.from().nullable() && !alter.to().nullable();
        fate.retyped |= !alter.from().type().equals(alter.to().type());
        fate.altered |= alter.using() != null || alter.to().isGenerated() || isAnnounced(step);
        fate.altered |= fate.retyped
                && !(isPlain(alter.from().type()) && isPlain(alter.to().type()));
    }

    /** Whether the text of a value is that of the same value in another plain type. */
    private static boolean isPlain(ColumnType type) {
        return type instanceof ColumnType.Builtin;
    }

    private void renameLabel(EnumChange.RenameLabel rename) {
        QualifiedName type = types.getOrDefault(rename.type(), rename.type());
        Map<String, String> names = labels.computeIfAbsent(type, name -> new HashMap<>());
        names.replaceAll((before, now) -> now.equals(rename.from()) ? rename.to() : now);
        names.putIfAbsent(rename.from(), rename.to());
        fates.stream().filter(fate -> isMadeOf(fate.before.type(), type)).forEach(fate -> fate.altered = true);
    }

    /** Whether values are arrays of an enum's, or of a domain or composite type. */
    private boolean isMadeOf(ColumnType columnType, QualifiedName type) {
        QualifiedName name = columnType.definedName();
        boolean isOther = name == null || (from.enums().containsKey(name) && !name.equals(type));
        return !isOther && !columnType.equals(new ColumnType.Defined(type));
    }

    private static boolean isAnnounced(Step step) {
        return step.hazards().stream()
                .anyMatch(hazard -> hazard.refused() && hazard.code().kind() == Hazard.Kind.DESTRUCTIVE);
    }

    static boolean isOfLabels(ColumnType type) {
        return type instanceof ColumnType.Defined
                || (type instanceof ColumnType.ArrayOf array && array.element() instanceof ColumnType.Defined);
    }
}
