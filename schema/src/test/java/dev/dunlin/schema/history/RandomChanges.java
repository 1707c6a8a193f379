package dev.dunlin.schema.history;

import dev.dunlin.schema.RandomSchemas;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random changes that need not fit any schema. */
final class RandomChanges {
    private final RandomSchemas random;

    RandomChanges(long seed) {
        random = new RandomSchemas(seed, seed % 2 == 0 ? null : "name.\"space\"");
    }

    /** Some of every kind. */
    List<Change> ofEachKind() {
        EnumType type = random.enumType();
        Table table = random.table(List.of(type));
        QualifiedName name = table.name();
        Column column = random.column(List.of(type));
        Constraint constraint = random.oneIn(2)
                ? random.check(table.columns())
                : random.foreignKey(column.name(), type.name(), random.name());
        Constraint unique = random.unique(table.columns());
        Index index = random.index(table.columns());
        String from = random.name();
        String to = random.name();
        return List.of(
                new Change.AddExtension(from),
                new Change.RemoveExtension(to),
                new Change.CreateEnum(type),
                new Change.DropEnum(type),
                new Change.RenameEnum(type.name(), QualifiedName.of(to)),
                new Change.CommentEnum(type.name(), maybe(from), maybe(to)),
                new Change.AddLabel(type.name(), random.pick(type.labels()), maybe(from)),
                new Change.RenameLabel(type.name(), from, to),
                new Change.ReplaceLabels(type, random.enumType().withName(type.name())),
                new Change.CreateTable(table),
                new Change.DropTable(table),
                new Change.RenameTable(name, QualifiedName.of(to)),
                new Change.AlterTable(name, random.options(), random.options()),
                new Change.ManageTable(table, random.table(List.of())),
                new Change.AddColumn(name, column, maybeSql()),
                new Change.DropColumn(name, column),
                new Change.RenameColumn(name, from, to),
                new Change.AlterColumn(
                        name, column, random.column(List.of(type)).withName(column.name()), maybeSql(), maybeSql()),
                new Change.Backfill(name, from, new SqlExpression("'it''s'\n|| 'two lines'")),
                new Change.AddConstraint(name, constraint),
                new Change.DropConstraint(name, constraint),
                new Change.RenameConstraint(name, from, to),
                new Change.ValidateConstraint(name, from),
                new Change.PromoteIndex(name, index, unique),
                new Change.AddIndex(name, index),
                new Change.DropIndex(name, index),
                new Change.RenameIndex(name, from, to),
                new Change.Identify(Subject.table(name), maybe(from), maybe(to)),
                new Change.Identify(Subject.column(name, from), maybe(from), maybe(to)),
                new Change.Identify(Subject.constraint(name, from), maybe(from), maybe(to)),
                new Change.Identify(Subject.index(name, from), maybe(from), maybe(to)),
                new Change.Identify(Subject.enumType(type.name()), maybe(from), maybe(to)),
                new Change.Identify(Subject.label(type.name(), from), maybe(from), maybe(to)),
                new Change.Identify(Subject.extension(from), maybe(from), maybe(to)));
    }

    private @Nullable String maybe(String text) {
        return random.oneIn(3) ? null : text;
    }

    private @Nullable SqlExpression maybeSql() {
        return random.oneIn(2) ? null : new SqlExpression("coalesce(\"" + random.name().replace("\"", "\"\"") + "\", 1)");
    }
}
