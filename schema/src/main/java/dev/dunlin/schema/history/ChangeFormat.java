package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.snapshot.ColumnFormat;
import dev.dunlin.schema.snapshot.ConstraintFormat;
import dev.dunlin.schema.snapshot.EnumFormat;
import dev.dunlin.schema.snapshot.IndexFormat;
import dev.dunlin.schema.snapshot.NameFormat;
import dev.dunlin.schema.snapshot.TableFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes as JSON objects. The first field, {@code change}, names the kind; then come the table or type and what the change
 * carries.
 */
final class ChangeFormat {
    /** How one kind is written. */
    private record Kind<C extends Change>(
            String name, Class<C> type, BiConsumer<JsonOutput, C> writer, Function<JsonObject, C> reader) {
        void write(JsonOutput out, Change change) {
            writer.accept(out.field("change", name), type.cast(change));
        }
    }

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(
                    "add-extension",
                    Change.AddExtension.class,
                    (out, change) -> out.field("extension", change.name()),
                    in -> new Change.AddExtension(in.string("extension"))),
            new Kind<>(
                    "remove-extension",
                    Change.RemoveExtension.class,
                    (out, change) -> out.field("extension", change.name()),
                    in -> new Change.RemoveExtension(in.string("extension"))),
            new Kind<>(
                    "create-enum",
                    Change.CreateEnum.class,
                    (out, change) -> out.object("enum", type -> EnumFormat.write(type, change.type())),
                    in -> new Change.CreateEnum(in.object("enum", EnumFormat::read))),
            new Kind<>(
                    "drop-enum",
                    Change.DropEnum.class,
                    (out, change) -> out.object("enum", type -> EnumFormat.write(type, change.type())),
                    in -> new Change.DropEnum(in.object("enum", EnumFormat::read))),
            new Kind<>(
                    "rename-enum",
                    Change.RenameEnum.class,
                    (out, change) -> names(out, change.from(), change.to()),
                    in -> new Change.RenameEnum(name(in, "from"), name(in, "to"))),
            new Kind<>(
                    "comment-enum",
                    Change.CommentEnum.class,
                    (out, change) -> enumType(out, change.type())
                            .optional("from", change.from())
                            .optional("to", change.to()),
                    in -> new Change.CommentEnum(name(in, "enum"), in.optionalString("from"), in.optionalString("to"))),
            new Kind<>(
                    "add-label",
                    Change.AddLabel.class,
                    (out, change) -> {
                        EnumFormat.writeLabel(enumType(out, change.type()), "label", change.label());
                        out.optional("before", change.before());
                    },
                    in -> new Change.AddLabel(
                            name(in, "enum"), EnumFormat.readLabel(in, "label"), in.optionalString("before"))),
            new Kind<>(
                    "rename-label",
                    Change.RenameLabel.class,
                    (out, change) -> enumType(out, change.type())
                            .field("from", change.from())
                            .field("to", change.to()),
                    in -> new Change.RenameLabel(name(in, "enum"), in.string("from"), in.string("to"))),
            new Kind<>(
                    "replace-labels",
                    Change.ReplaceLabels.class,
                    (out, change) -> out.object("from", type -> EnumFormat.write(type, change.from()))
                            .object("to", type -> EnumFormat.write(type, change.to())),
                    in -> new Change.ReplaceLabels(
                            in.object("from", EnumFormat::read), in.object("to", EnumFormat::read))),
            new Kind<>(
                    "create-table",
                    Change.CreateTable.class,
                    (out, change) -> table(out, "table", change.table()),
                    in -> new Change.CreateTable(in.object("table", TableFormat::read))),
            new Kind<>(
                    "drop-table",
                    Change.DropTable.class,
                    (out, change) -> table(out, "table", change.table()),
                    in -> new Change.DropTable(in.object("table", TableFormat::read))),
            new Kind<>(
                    "rename-table",
                    Change.RenameTable.class,
                    (out, change) -> names(out, change.from(), change.to()),
                    in -> new Change.RenameTable(name(in, "from"), name(in, "to"))),
            new Kind<>(
                    "alter-table",
                    Change.AlterTable.class,
                    (out, change) -> table(out, change.table())
                            .object("from", options -> TableFormat.writeOptions(options, change.from()))
                            .object("to", options -> TableFormat.writeOptions(options, change.to())),
                    in -> new Change.AlterTable(
                            name(in, "table"),
                            in.object("from", TableFormat::readOptions),
                            in.object("to", TableFormat::readOptions))),
            new Kind<>(
                    "manage-table",
                    Change.ManageTable.class,
                    (out, change) -> {
                        table(out, "from", change.from());
                        table(out, "to", change.to());
                    },
                    in -> new Change.ManageTable(
                            in.object("from", TableFormat::read), in.object("to", TableFormat::read))),
            new Kind<>(
                    "add-column",
                    Change.AddColumn.class,
                    (out, change) -> column(table(out, change.table()), change.column())
                            .optional("backfill", sql(change.backfill())),
                    in -> new Change.AddColumn(
                            name(in, "table"),
                            in.object("column", ColumnFormat::read),
                            in.optional("backfill", SqlExpression::new))),
            new Kind<>(
                    "drop-column",
                    Change.DropColumn.class,
                    (out, change) -> column(table(out, change.table()), change.column()),
                    in -> new Change.DropColumn(name(in, "table"), in.object("column", ColumnFormat::read))),
            new Kind<>(
                    "rename-column",
                    Change.RenameColumn.class,
                    (out, change) -> rename(out, change.table(), change.from(), change.to()),
                    in -> new Change.RenameColumn(name(in, "table"), in.string("from"), in.string("to"))),
            new Kind<>("alter-column", Change.AlterColumn.class, ChangeFormat::alterColumn, ChangeFormat::alterColumn),
            new Kind<>(
                    "backfill",
                    Change.Backfill.class,
                    (out, change) -> table(out, change.table())
                            .field("column", change.column())
                            .field("value", change.value().sql()),
                    in -> new Change.Backfill(
                            name(in, "table"), in.string("column"), in.parsed("value", SqlExpression::new))),
            new Kind<>(
                    "add-constraint",
                    Change.AddConstraint.class,
                    (out, change) -> table(out, change.table())
                            .object("constraint", object -> ConstraintFormat.write(object, change.constraint())),
                    in -> new Change.AddConstraint(name(in, "table"), in.object("constraint", ConstraintFormat::read))),
            new Kind<>(
                    "drop-constraint",
                    Change.DropConstraint.class,
                    (out, change) -> table(out, change.table())
                            .object("constraint", object -> ConstraintFormat.write(object, change.constraint())),
                    in -> new Change.DropConstraint(
                            name(in, "table"), in.object("constraint", ConstraintFormat::read))),
            new Kind<>(
                    "rename-constraint",
                    Change.RenameConstraint.class,
                    (out, change) -> rename(out, change.table(), change.from(), change.to()),
                    in -> new Change.RenameConstraint(name(in, "table"), in.string("from"), in.string("to"))),
            new Kind<>(
                    "validate-constraint",
                    Change.ValidateConstraint.class,
                    (out, change) -> table(out, change.table()).field("constraint", change.constraint()),
                    in -> new Change.ValidateConstraint(name(in, "table"), in.string("constraint"))),
            new Kind<>(
                    "promote-index",
                    Change.PromoteIndex.class,
                    (out, change) -> table(out, change.table())
                            .object("index", object -> IndexFormat.write(object, change.index()))
                            .object("constraint", object -> ConstraintFormat.write(object, change.constraint())),
                    in -> new Change.PromoteIndex(
                            name(in, "table"),
                            in.object("index", IndexFormat::read),
                            in.object("constraint", ConstraintFormat::read))),
            new Kind<>(
                    "add-index",
                    Change.AddIndex.class,
                    (out, change) -> table(out, change.table())
                            .object("index", object -> IndexFormat.write(object, change.index())),
                    in -> new Change.AddIndex(name(in, "table"), in.object("index", IndexFormat::read))),
            new Kind<>(
                    "drop-index",
                    Change.DropIndex.class,
                    (out, change) -> table(out, change.table())
                            .object("index", object -> IndexFormat.write(object, change.index())),
                    in -> new Change.DropIndex(name(in, "table"), in.object("index", IndexFormat::read))),
            new Kind<>(
                    "rename-index",
                    Change.RenameIndex.class,
                    (out, change) -> rename(out, change.table(), change.from(), change.to()),
                    in -> new Change.RenameIndex(name(in, "table"), in.string("from"), in.string("to"))),
            new Kind<>(
                    "identify",
                    Change.Identify.class,
                    (out, change) -> subject(out, change.subject())
                            .optional("from", change.from())
                            .optional("to", change.to()),
                    in -> new Change.Identify(subject(in), in.optionalString("from"), in.optionalString("to"))));

    private static final Map<Class<?>, Kind<?>> BY_TYPE =
            KINDS.stream().collect(Collectors.toMap(Kind::type, kind -> kind));
    private static final Map<String, Kind<?>> BY_NAME =
            KINDS.stream().collect(Collectors.toMap(Kind::name, kind -> kind));

    private ChangeFormat() {}

    /** The kind of a change, {@code add-column} for example. */
    static String kind(Change change) {
        return kindOf(change).name();
    }

    static void write(JsonOutput out, Change change) {
        kindOf(change).write(out, change);
    }

    static Change read(JsonObject in) {
        String name = in.string("change");
        Kind<?> kind = BY_NAME.get(name);
        if (kind == null) {
            String all = KINDS.stream().map(Kind::name).collect(Collectors.joining(", "));
            throw in.error("change", "there is no change \"" + name + "\"; there are " + all);
        }
        return kind.reader().apply(in);
    }

    private static Kind<?> kindOf(Change change) {
        Kind<?> kind = BY_TYPE.get(change.getClass());
        if (kind == null) {
            throw new IllegalStateException("no format for " + change);
        }
        return kind;
    }

    /** The column's name stands once, since it stays. */
    private static void alterColumn(JsonOutput out, Change.AlterColumn change) {
        table(out, change.table())
                .field("column", change.from().name())
                .object("from", column -> ColumnFormat.writeDefinition(column, change.from()))
                .object("to", column -> ColumnFormat.writeDefinition(column, change.to()))
                .optional("using", sql(change.using()))
                .optional("backfill", sql(change.backfill()));
    }

    private static Change.AlterColumn alterColumn(JsonObject in) {
        QualifiedName table = name(in, "table");
        String column = in.string("column");
        return new Change.AlterColumn(
                table,
                in.object("from", from -> ColumnFormat.readDefinition(from, column)),
                in.object("to", to -> ColumnFormat.readDefinition(to, column)),
                in.optional("using", SqlExpression::new),
                in.optional("backfill", SqlExpression::new));
    }

    private static JsonOutput subject(JsonOutput out, Subject subject) {
        String member = subject.member();
        return switch (subject.kind()) {
            case EXTENSION -> out.field("extension", subject.owner().name());
            case ENUM -> enumType(out, subject.owner());
            case LABEL -> enumType(out, subject.owner()).optional("label", member);
            case TABLE -> table(out, subject.owner());
            case COLUMN -> table(out, subject.owner()).optional("column", member);
            case CONSTRAINT -> table(out, subject.owner()).optional("constraint", member);
            case INDEX -> table(out, subject.owner()).optional("index", member);
        };
    }

    private static Subject subject(JsonObject in) {
        if (in.has("extension")) {
            return Subject.extension(in.string("extension"));
        }
        if (in.has("enum")) {
            QualifiedName type = name(in, "enum");
            return in.has("label") ? Subject.label(type, in.string("label")) : Subject.enumType(type);
        }
        QualifiedName table = name(in, "table");
        if (in.has("column")) {
            return Subject.column(table, in.string("column"));
        }
        if (in.has("constraint")) {
            return Subject.constraint(table, in.string("constraint"));
        }
        return in.has("index") ? Subject.index(table, in.string("index")) : Subject.table(table);
    }

    private static JsonOutput names(JsonOutput out, QualifiedName from, QualifiedName to) {
        return out.field("from", NameFormat.write(from)).field("to", NameFormat.write(to));
    }

    private static JsonOutput rename(JsonOutput out, QualifiedName table, String from, String to) {
        return table(out, table).field("from", from).field("to", to);
    }

    private static JsonOutput table(JsonOutput out, QualifiedName name) {
        return out.field("table", NameFormat.write(name));
    }

    private static JsonOutput table(JsonOutput out, String field, Table table) {
        return out.object(field, object -> TableFormat.write(object, table));
    }

    private static JsonOutput enumType(JsonOutput out, QualifiedName name) {
        return out.field("enum", NameFormat.write(name));
    }

    private static JsonOutput column(JsonOutput out, Column column) {
        return out.object("column", object -> ColumnFormat.write(object, column));
    }

    private static QualifiedName name(JsonObject in, String field) {
        return in.parsed(field, NameFormat::read);
    }

    private static @Nullable String sql(@Nullable SqlExpression expression) {
        return expression == null ? null : expression.sql();
    }
}
