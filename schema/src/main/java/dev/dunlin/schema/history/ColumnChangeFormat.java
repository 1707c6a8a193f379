package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;
import static dev.dunlin.schema.history.ChangeFields.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.snapshot.ColumnFormat;
import org.jspecify.annotations.Nullable;

/** Changes of columns and of their values as JSON. */
final class ColumnChangeFormat {
    private ColumnChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof ColumnChange.AddColumn add) {
            column(name(out, "table", add.table()), add.column()).optional("backfill", sql(add.backfill()));
        } else if (change instanceof ColumnChange.DropColumn drop) {
            column(name(out, "table", drop.table()), drop.column());
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            alterColumn(out, alter);
        } else if (change instanceof ColumnChange.RequireColumn require) {
            column(name(out, "table", require.table()), require.column());
        } else if (change instanceof ColumnChange.Backfill backfill) {
            name(out, "table", backfill.table())
                    .field("column", backfill.column())
                    .field("value", backfill.value().sql());
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "add-column" -> new ColumnChange.AddColumn(name(in, "table"), column(in), sql(in, "backfill"));
            case "drop-column" -> new ColumnChange.DropColumn(name(in, "table"), column(in));
            case "rename-column" ->
                new ColumnChange.RenameColumn(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-column" -> alterColumn(in);
            case "require-column" -> new ColumnChange.RequireColumn(name(in, "table"), column(in));
            case "backfill" ->
                new ColumnChange.Backfill(
                        name(in, "table"), in.string("column"), in.parsed("value", SqlExpression::new));
            default -> null;
        };
    }

    /** The column's name stands once, since it stays. */
    private static void alterColumn(JsonOutput out, ColumnChange.AlterColumn change) {
        name(out, "table", change.table())
                .field("column", change.from().name())
                .object("from", column -> ColumnFormat.writeDefinition(column, change.from()))
                .object("to", column -> ColumnFormat.writeDefinition(column, change.to()))
                .optional("using", sql(change.using()))
                .optional("backfill", sql(change.backfill()));
    }

    private static ColumnChange.AlterColumn alterColumn(JsonObject in) {
        QualifiedName table = name(in, "table");
        String column = in.string("column");
        return new ColumnChange.AlterColumn(
                table,
                in.object("from", from -> ColumnFormat.readDefinition(from, column)),
                in.object("to", to -> ColumnFormat.readDefinition(to, column)),
                sql(in, "using"),
                sql(in, "backfill"));
    }

    private static JsonOutput column(JsonOutput out, Column column) {
        return out.object("column", object -> ColumnFormat.write(object, column));
    }

    private static Column column(JsonObject in) {
        return in.object("column", ColumnFormat::read);
    }
}
